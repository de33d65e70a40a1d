"""The same coding over many files and many machines: shards of pages in, Parquet shards of events out, one load into the store.

    files ─plan─▶ Shard ─batches─▶ Batch ─engine─▶ Parquet parts ─joined─▶ pages/ and events/ ─load─▶ store

Three engines answer one interface (``engines.Engine``): this process, a pool of processes, Ray. Which one ran cannot be told from the
records. Sits on ``ingest``, whose hands do the work; knows nothing of the command line.
"""
