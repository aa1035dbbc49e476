//! Chance that depends on words alone: the same words draw the same, on any machine, in any version.

/// Draws in a row.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Begins with words: FNV-1a over them, with a byte between that no text has.
    pub fn of(words: &[&str]) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for word in words {
            for byte in word.bytes().chain([0xff]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
        Self(hash)
    }

    /// The next draw: `SplitMix64` (Steele, Lea and Flood, 2014).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `most`, which is not 0.
    pub fn below(&mut self, most: usize) -> usize {
        // 2⁶⁴ is so much larger than any `most` here that the remainder favours nothing.
        usize::try_from(self.next() % most as u64).unwrap_or_default()
    }

    /// A number from `least` to `most`, both included.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// True once in so many.
    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// One of these.
    pub fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }

    /// So many of these, in their order.
    pub fn some<T: Clone>(&mut self, items: &[T], count: usize) -> Vec<T> {
        let mut kept: Vec<usize> = (0..items.len()).collect();
        while kept.len() > count {
            kept.remove(self.below(kept.len()));
        }
        kept.into_iter().map(|at| items[at].clone()).collect()
    }

    /// These in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }

    /// Parts that sum to a total, none negative, about as large as each other.
    pub fn parts(&mut self, total: usize, count: usize) -> Vec<usize> {
        let weights: Vec<usize> = (0..count).map(|_| self.between(80, 120)).collect();
        let sum: usize = weights.iter().sum();
        let mut parts: Vec<usize> = weights.iter().map(|weight| total * weight / sum).collect();
        let given: usize = parts.iter().sum();
        if let Some(last) = parts.last_mut() {
            *last += total - given;
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_draw_the_same() {
        let draws = |words: &[&str]| {
            let mut chance = Chance::of(words);
            (0..4).map(|_| chance.below(1_000)).collect::<Vec<_>>()
        };
        assert_eq!(draws(&["杭州市", "1.1.1"]), draws(&["杭州市", "1.1.1"]));
        assert_ne!(draws(&["杭州市", "1.1.1"]), draws(&["杭州市1", ".1.1"]));
        // Held, so that no change of the drawing changes every example unseen.
        assert_eq!(draws(&["衡"]), DRAWN);
    }

    const DRAWN: [usize; 4] = [557, 541, 127, 636];

    #[test]
    fn parts_sum_to_the_total() {
        let mut chance = Chance::of(&["parts"]);
        for total in [0, 1, 7, 1_000_003] {
            assert_eq!(chance.parts(total, 4).iter().sum::<usize>(), total);
        }
    }
}
