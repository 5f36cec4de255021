"""YAML files to (Knowledge, problems)."""
