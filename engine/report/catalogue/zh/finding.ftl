# 发现：值得一读的判定。

finding-author = { $text }
finding-missing_evidence = 证据缺失：{ $why }
    .label = 这里说的证据不在
    .help = 补上证据后再运行；确实没有的，在 bundle.yaml 的 absent 里记下
