"""The quality gate: scores on hand-labelled real files, pinned, and a tool that pins them anew."""
