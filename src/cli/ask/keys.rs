//! The terminal while somebody is asked: every key is handed over at once, and none is shown or acted upon by the terminal itself.
//!
//! It stays so from the first question to the last: a key that comes between two questions, or before a list is drawn, is the next
//! one that is read, be it Ctrl-C or Ctrl-D.

#[cfg(unix)]
pub(super) use self::unix::Keys;

/// Elsewhere the terminal hands over keys whenever one is waited for.
#[cfg(not(unix))]
pub(super) struct Keys;

#[cfg(not(unix))]
impl Keys {
    pub(super) fn taken() -> Self {
        Self
    }
}

#[cfg(unix)]
mod unix {
    use std::io;

    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

    /// Given back as it was when this goes, however that comes about; a signal that ends the program gives it back too.
    pub(in crate::cli::ask) struct Keys(Option<Termios>);

    impl Keys {
        /// Takes the keys of the terminal, if it lets them be taken.
        pub(in crate::cli::ask) fn taken() -> Self {
            let Ok(before) = tcgetattr(io::stdin()) else { return Self(None) };
            let mut raw = before.clone();
            raw.make_raw();
            // What is written still begins each line at its first column.
            raw.output_modes = before.output_modes;
            let is_taken = tcsetattr(io::stdin(), OptionalActions::Drain, &raw).is_ok();
            Self(is_taken.then_some(before))
        }
    }

    impl Drop for Keys {
        fn drop(&mut self) {
            if let Some(before) = &self.0 {
                let _ = tcsetattr(io::stdin(), OptionalActions::Drain, before);
            }
        }
    }
}
