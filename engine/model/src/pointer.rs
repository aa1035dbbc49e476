//! Pointers into YAML and JSON documents (RFC 6901): steps with `/` before each.

/// A key as a step of a pointer.
pub fn step(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The key that a step stands for.
pub fn key(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back() {
        for name in ["a", "a/b", "a~b", "~1", "/~", "政策/解读"] {
            assert_eq!(key(&step(name)), name);
            assert!(!step(name).contains('/'));
        }
    }
}
