# 给其他程序的格式里要说的话。

exchange-base_methodology = 指标体系的文件夹
exchange-base_bundles = 放证据包的文件夹
exchange-points = 涉及总分 { $points } 分
