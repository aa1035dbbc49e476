# What the formats for other programs have to say.

exchange-base_methodology = The methodology's folder
exchange-base_bundles = The folder of the evidence bundles
exchange-points = { $points } points of the total
