CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE deliveries (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	"key" VARCHAR NOT NULL,
	channel VARCHAR NOT NULL,
	day DATE NOT NULL,
	part INTEGER NOT NULL,
	state VARCHAR NOT NULL,
	attempts INTEGER DEFAULT 0 NOT NULL,
	first_attempt_at DATETIME,
	last_attempt_at DATETIME,
	not_before DATETIME NOT NULL,
	ts VARCHAR DEFAULT '' NOT NULL,
	error TEXT DEFAULT '' NOT NULL,
	CONSTRAINT deliveries_key UNIQUE ("key"),
	CONSTRAINT deliveries_of_a_morning UNIQUE (channel, day, part)
);
CREATE INDEX deliveries_by_day ON deliveries (day);
CREATE INDEX deliveries_due ON deliveries (state, not_before);
CREATE TABLE history (
	id INTEGER NOT NULL,
	delivery INTEGER NOT NULL,
	at DATETIME NOT NULL,
	was VARCHAR NOT NULL,
	became VARCHAR NOT NULL,
	why TEXT DEFAULT '' NOT NULL,
	"by" VARCHAR DEFAULT '' NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(delivery) REFERENCES deliveries (id)
);
CREATE INDEX history_of_a_delivery ON history (delivery);
CREATE TABLE marks (
	id INTEGER NOT NULL,
	channel VARCHAR NOT NULL,
	owed VARCHAR NOT NULL,
	due DATE NOT NULL,
	kind VARCHAR NOT NULL,
	until DATE,
	"by" VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX marks_of_a_deadline ON marks (channel, owed, due);
CREATE TABLE reminders (
	id INTEGER NOT NULL,
	delivery INTEGER NOT NULL,
	"key" VARCHAR NOT NULL,
	rule VARCHAR NOT NULL,
	finding VARCHAR NOT NULL,
	obligation VARCHAR NOT NULL,
	due DATE NOT NULL,
	stage VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	"on" DATE NOT NULL,
	moved_from DATE,
	cancelled DATETIME,
	PRIMARY KEY (id),
	FOREIGN KEY(delivery) REFERENCES deliveries (id)
);
CREATE INDEX reminders_of_a_delivery ON reminders (delivery);
CREATE UNIQUE INDEX reminders_told_once ON reminders ("key") WHERE cancelled IS NULL;
CREATE TABLE revisions (
	id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE subscriptions (
	id INTEGER NOT NULL,
	channel VARCHAR NOT NULL,
	which TEXT NOT NULL,
	since DATE NOT NULL,
	"by" VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	ended_at DATETIME,
	ended_by VARCHAR DEFAULT '' NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX subscriptions_of_a_channel ON subscriptions (channel);
