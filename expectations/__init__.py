"""Judge: which rows may load, which runs may be published."""
