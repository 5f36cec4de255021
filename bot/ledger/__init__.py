"""The ledger: what was told to whom, in SQLite or PostgreSQL. The only door to the database.

Importing it loads SQLAlchemy only with `bot.ledger.ledger`, which takes half a second: import that where it is needed.
"""
