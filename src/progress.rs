//! How far a run has come: counted by the threads that work, read by whoever shows it to people.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How far a run has come. Nothing that is judged depends on it.
#[derive(Debug, Default)]
pub struct Progress {
    /// Files that have been read.
    pub files: Tally,
    /// Charters that have been judged.
    pub charters: Tally,
}

/// How much is done of how much.
#[derive(Debug, Default)]
pub struct Tally {
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Tally {
    /// So many there are to do.
    pub fn expect(&self, all: usize) {
        self.all.store(all, Ordering::Relaxed);
    }

    /// One more is done.
    pub fn count(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// How many are done of how many; nothing before it is known how many there are.
    #[must_use]
    pub fn so_far(&self) -> Option<(usize, usize)> {
        let all = self.all.load(Ordering::Relaxed);
        (all > 0).then(|| (self.done.load(Ordering::Relaxed).min(all), all))
    }
}
