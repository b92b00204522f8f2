//! Signals that end the program: at a question Ctrl-C is an answer and the others leave the terminal as it was; while a file is
//! written they wait.

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

/// From now on a signal that ends the program gives the terminal back as it is now, and shows the cursor.
pub(super) fn restore_terminal() {
    #[cfg(unix)]
    at_question::watch();
}

/// Ends the program if a signal has said so: one that came while a key was waited for looks like a key.
pub(super) fn end_if_told() {
    #[cfg(unix)]
    at_question::end_if_told();
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
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::sync::{Mutex, MutexGuard, Once, PoisonError};

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
    /// Held while something is written, for who ends the program from another thread.
    static WRITING: Mutex<()> = Mutex::new(());

    pub(super) fn leave_ctrl_c() {
        IS_CTRL_C_TAKEN.store(true, Ordering::SeqCst);
    }

    /// Waits until nothing is written.
    pub(super) fn until_written() -> MutexGuard<'static, ()> {
        WRITING.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A write that is going on.
    pub(super) struct Hold(MutexGuard<'static, ()>);

    impl Hold {
        pub(super) fn begin() -> Self {
            LISTENING.call_once(listen);
            IS_IDLE.store(false, Ordering::SeqCst);
            Self(until_written())
        }

        /// Lets signals through again, also the one that came meanwhile.
        pub(super) fn end(self) {
            IS_IDLE.store(true, Ordering::SeqCst);
            drop(self.0);
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
        let is_watched = super::at_question::is_watched();
        let is_taken = |signal: c_int| if signal == SIGINT { is_ctrl_c_taken } else { is_watched };
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM].into_iter().filter(|signal| !is_taken(*signal)) {
            let number = usize::try_from(signal).unwrap_or_default();
            let _ = flag::register_usize(signal, &CAME, number);
            let _ = flag::register_conditional_default(signal, &IS_IDLE);
        }
        let _ = flag::register(SIGXFSZ, &IS_TOO_LARGE);
    }
}

/// Signals while somebody is asked: the terminal takes single keys and may hide its cursor.
#[cfg(unix)]
mod at_question {
    use std::ffi::c_int;
    use std::io;
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::{Sender, channel};
    use std::time::Duration;

    use console::Term;
    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::{flag, low_level};

    const ENDING: [c_int; 3] = [SIGHUP, SIGQUIT, SIGTERM];

    /// How long whoever waits for a key has to end by itself.
    const GRACE: Duration = Duration::from_millis(250);

    /// The terminal as it was before anything was asked; there only once somebody listens.
    static BEFORE: OnceLock<Termios> = OnceLock::new();
    /// The signal that came; 0 for none.
    static CAME: AtomicUsize = AtomicUsize::new(0);

    pub(super) fn is_watched() -> bool {
        BEFORE.get().is_some()
    }

    /// Listens, unless there is no terminal, or no thread to listen: then signals do what they always do.
    pub(super) fn watch() {
        let Ok(terminal) = tcgetattr(io::stdin()) else { return };
        if is_watched() {
            return;
        }
        let (ready, is_ready) = channel();
        let begun = std::thread::Builder::new().name("signals".to_owned()).spawn(move || listen(&ready));
        if begun.is_ok() && is_ready.recv().is_ok() {
            let _ = BEFORE.set(terminal);
        }
    }

    fn listen(ready: &Sender<()>) {
        let Ok(mut signals) = Signals::new(ENDING) else { return };
        for signal in ENDING {
            let _ = flag::register_usize(signal, &CAME, usize::try_from(signal).unwrap_or_default());
        }
        let _ = ready.send(());
        for signal in signals.forever() {
            // Whoever waits for a key is interrupted, gives the terminal back as it was while it waited, and ends: were it overtaken
            // between the two, the terminal would stay so.
            std::thread::sleep(GRACE);
            end(signal);
        }
    }

    pub(super) fn end_if_told() {
        if let Some(signal) = c_int::try_from(CAME.load(Ordering::SeqCst)).ok().filter(|it| *it != 0) {
            end(signal);
        }
    }

    fn end(signal: c_int) {
        let _nothing_is_written = super::held_back::until_written();
        if let Some(before) = BEFORE.get() {
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, before);
        }
        let _ = Term::stderr().show_cursor();
        // Where that cannot be done, the run goes on.
        let _ = low_level::emulate_default_handler(signal);
    }
}
