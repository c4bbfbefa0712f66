//! Numbers by chance, the same ones again from the same seed.
#![allow(dead_code, reason = "the figures choose their seed themselves")]

/// SplitMix64.
pub struct Chance {
    seed: u64,
    state: u64,
}

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self { seed, state: seed }
    }

    /// From `MENDWAY_SEED`, else a seed nobody chose.
    #[allow(clippy::disallowed_methods, reason = "a seed is handed in by hand")]
    pub fn from_environment() -> Self {
        let given = std::env::var("MENDWAY_SEED").ok().and_then(|text| text.parse().ok());
        Self::new(given.unwrap_or_else(|| getrandom::u64().expect("the system has randomness") >> 32))
    }

    pub const fn seed(&self) -> u64 {
        self.seed
    }

    pub const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From `low` to `high`, both included.
    pub const fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }
}
