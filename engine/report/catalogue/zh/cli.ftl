# heng
