//! Tables as people save them: columns in any order, a remark at the end, in one of the encodings that spreadsheets write.

use encoding_rs::GB18030;

use crate::chance::Chance;

/// A table as the bytes of a CSV file.
pub fn bytes(columns: &[&str], rows: &[Vec<String>], chance: &mut Chance) -> Vec<u8> {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    // The first column names the row; people move the others.
    if chance.one_in(3) {
        chance.shuffle(&mut order[1..]);
    }
    let line = |cells: Vec<&str>, remark: &str| {
        let quoted = cells.iter().map(|cell| {
            if cell.contains([',', '"', '\n']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                (*cell).to_owned()
            }
        });
        quoted.chain([remark.to_owned()]).collect::<Vec<_>>().join(",")
    };
    let mut text = line(order.iter().map(|at| columns[*at]).collect(), "备注");
    for (at, row) in rows.iter().enumerate() {
        text.push('\n');
        let remark = if at == 0 { "虚构示例，非真实数据" } else { "" };
        text.push_str(&line(order.iter().map(|at| row[*at].as_str()).collect(), remark));
    }
    text.push('\n');
    match chance.below(12) {
        0 => GB18030.encode(&text).0.into_owned(),
        1 => [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        2 | 3 => [&[0xef, 0xbb, 0xbf], text.as_bytes()].concat(),
        4 => text.replace('\n', "\r\n").into_bytes(),
        _ => text.into_bytes(),
    }
}
