"""The whole repository as data: what every module binds, and what every class descends from."""
