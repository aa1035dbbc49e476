# Findings: judgements worth reading.

finding-author = { $text }
finding-missing_evidence = missing evidence: { $why }
    .label = the evidence spoken of here is not there
    .help = Add the evidence and run again; if it truly does not exist, record that under absent in bundle.yaml
