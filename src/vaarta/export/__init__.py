"""Events out of the store in the layouts of the field. Knows nothing of the web."""
