"""The pipeline: paths -> files -> facts -> index -> findings -> merged edits -> verified text (``run.run``)."""
