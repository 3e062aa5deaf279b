"""The rules: a release a folder, a change a file, named after its ledger slug."""
