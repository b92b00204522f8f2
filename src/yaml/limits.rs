//! How much of a file is read. The files come from other people, so every cost has a bound.

/// Bounds on what is read of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Longest text, in bytes. Files written by hand stay below 100 KiB; more is a mistake or an attack.
    pub bytes: usize,
    /// Most lists and maps inside one another, aliases followed. Readers of the tree may recurse this deep.
    pub depth: usize,
    /// Most keys, values, lists and maps, an alias counted as all that it stands for.
    pub nodes: usize,
    /// Most problems told of one file, and most attempts to read on behind a syntax error. Each attempt parses
    /// the text again; nobody fixes more than a screenful at a time.
    pub problems: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 4 * 1024 * 1024, depth: 64, nodes: 200_000, problems: 16 }
    }
}
