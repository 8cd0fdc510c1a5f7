"""What is kept: findings, their history and their evidence, in SQLite."""
