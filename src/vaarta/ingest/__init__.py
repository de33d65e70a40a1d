"""From sources to a coded store: reads pages, codes them in several processes, writes them so that nothing is lost or doubled.

    sources ─pages─▶ Incoming ─known?─▶ tasks ─pool─▶ results ─▶ store.writer

Sits on ``reading``, the coder and ``store``; knows nothing of the command line but the progress it is given.
"""
