# 终端报告的字词与标题。

report-error = 错误
report-warning = 警告
report-note = 提示
report-help = 建议：
