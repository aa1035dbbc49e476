//! Sizes in bytes: `20 MB`.

use super::at::At;

impl At<'_> {
    /// A number of bytes, plain or with a unit; a unit is 1024 of the one below, as file managers count.
    pub(crate) fn size(self) -> Option<u64> {
        let size = self.scalar().and_then(size_of);
        if size.is_none() {
            self.wrong_type("heng::methodology::type_size");
        }
        size
    }
}

fn size_of(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let count: u64 = text[..digits].parse().ok()?;
    let shift = match text[digits..].trim().to_ascii_lowercase().as_str() {
        "" | "b" => 0,
        "k" | "kb" | "kib" => 10,
        "m" | "mb" | "mib" => 20,
        "g" | "gb" | "gib" => 30,
        _ => return None,
    };
    count.checked_mul(1 << shift).filter(|size| *size > 0)
}

#[cfg(test)]
mod tests {
    use super::size_of;

    #[test]
    fn sizes_have_units() {
        assert_eq!(size_of("20 MB"), Some(20 << 20));
        assert_eq!(size_of("20MiB"), Some(20 << 20));
        assert_eq!(size_of("512"), Some(512));
        for text in ["", "MB", "-1 MB", "0", "1.5 MB", "20 TB", "99999999999999 GB"] {
            assert_eq!(size_of(text), None, "{text}");
        }
    }
}
