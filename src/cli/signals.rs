//! Signals that end the program: at a question Ctrl-C is an answer, and while a file is written they wait.

use std::io;

#[cfg(unix)]
use held_back::Hold;

/// From now on Ctrl-C does not end the program: a question ends with an error, and whoever asked says so.
pub(super) fn take_ctrl_c_as_answer() {
    // A second handler is refused, which changes nothing.
    let _ = ctrlc::set_handler(|| {});
    #[cfg(unix)]
    held_back::leave_ctrl_c();
}

/// Writes something that must not be left half made. A signal that would end the program in the middle of it ends it
/// afterwards;
/// a limit on the size of files is an error of the write.
#[cfg(unix)]
pub(super) fn held<T>(write: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let hold = Hold::begin();
    let written = write();
    hold.end();
    written
}

/// Elsewhere a program that is ended is not asked.
#[cfg(not(unix))]
pub(super) fn held<T>(write: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    write()
}

#[cfg(unix)]
mod held_back {
    use std::ffi::c_int;
    use std::sync::Once;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXFSZ};
    use signal_hook::{flag, low_level};

    /// Whether nothing is being written, so that a signal may do what it always does.
    static IS_IDLE: AtomicBool = AtomicBool::new(true);
    /// The signal that came meanwhile; 0 for none.
    static CAME: AtomicUsize = AtomicUsize::new(0);
    /// Whether a write went over the limit on the size of files; the write itself says so.
    static IS_TOO_LARGE: AtomicBool = AtomicBool::new(false);
    /// Whether Ctrl-C has a meaning of its own and ends nothing.
    static IS_CTRL_C_TAKEN: AtomicBool = AtomicBool::new(false);
    static LISTENING: Once = Once::new();

    pub(super) fn leave_ctrl_c() {
        IS_CTRL_C_TAKEN.store(true, Ordering::SeqCst);
    }

    /// A write that is going on.
    pub(super) struct Hold;

    impl Hold {
        pub(super) fn begin() -> Self {
            LISTENING.call_once(listen);
            IS_IDLE.store(false, Ordering::SeqCst);
            Self
        }

        /// Lets signals through again, also the one that came meanwhile.
        pub(super) fn end(self) {
            IS_IDLE.store(true, Ordering::SeqCst);
            let came = CAME.swap(0, Ordering::SeqCst);
            if let Some(signal) = c_int::try_from(came).ok().filter(|signal| *signal != 0) {
                // Where that cannot be done, the run goes on to its end.
                let _ = low_level::emulate_default_handler(signal);
            }
        }
    }

    /// A system that does not let signals be listened to leaves them as they are.
    fn listen() {
        let is_ctrl_c_taken = IS_CTRL_C_TAKEN.load(Ordering::SeqCst);
        let ending = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];
        for signal in ending.into_iter().filter(|signal| !(is_ctrl_c_taken && *signal == SIGINT)) {
            let number = usize::try_from(signal).unwrap_or_default();
            let _ = flag::register_usize(signal, &CAME, number);
            let _ = flag::register_conditional_default(signal, &IS_IDLE);
        }
        let _ = flag::register(SIGXFSZ, &IS_TOO_LARGE);
    }
}
