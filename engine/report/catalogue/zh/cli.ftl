# 命令行。

cli-no_project = { $folder } 里没有 heng.yaml
    .label = 这个文件夹
    .help = 进到项目文件夹里运行，或用 -m 指明指标体系。
cli-cannot_read = 读不了 { $file }：{ $reason }
    .label = 这里
    .help = 看看路径和权限。
cli-cannot_write = 写不了 { $file }：{ $reason }
    .label = 这里
    .help = 用 -o 换一个能写的文件夹。
cli-nothing_to_check = 没有可以检查的证据包
    .label = 这里
    .help = 证据包是里面有 bundle.yaml 的文件夹；看看 heng.yaml 的 bundles: 指向哪里。
