//! Work shared out among the cores of the processor. Where there is only one thing to do, nobody else is hired for it.

use std::error::Error as _;
use std::num::NonZeroUsize;
use std::sync::{Mutex, OnceLock, PoisonError, mpsc};
use std::thread;

use rayon::prelude::*;

/// By which an environment says how many threads work: the name that other programs go by.
const ASKED: &str = "RAYON_NUM_THREADS";

static COUNT: OnceLock<usize> = OnceLock::new();

/// How many things are worked on at once.
pub fn count() -> usize {
    *COUNT.get_or_init(hire)
}

/// How many of `all` things are taken together, that each core has `for_each_core` of them. For a single one nobody
/// asks how many cores there are.
pub fn at_once(all: usize, for_each_core: usize) -> usize {
    if all < 2 { 1 } else { for_each_core.max(1) * count() }
}

/// Works on each of the items, on several at once where there are several, and gives what comes of them in their order.
pub fn each<T: Send, R: Send>(
    items: impl IntoIterator<Item = T>,
    work: impl Fn(T) -> R + Sync + Send,
) -> Vec<R> {
    let items: Vec<T> = items.into_iter().collect();
    if items.len() < 2 || count() < 2 {
        return items.into_iter().map(work).collect();
    }
    items.into_par_iter().map(work).collect()
}

/// Takes what is made of each of the items, in their order, while the next one is being made.
///
/// # Errors
/// The first one of `take`; nothing more is made or taken then.
pub fn ahead<T: Send, R: Send, E>(
    items: impl ExactSizeIterator<Item = T> + Send,
    make: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let is_alone = items.len() < 2 || count() < 2;
    let (items, make) = (Mutex::new(items), &make);
    let next = || items.lock().unwrap_or_else(PoisonError::into_inner).next();
    thread::scope(|scope| {
        // Nothing waits: what is made is handed over, and only then the next one begun.
        let (give, given) = mpsc::sync_channel(0);
        let making = move || {
            while let Some(item) = next() {
                if give.send(make(item)).is_err() {
                    break;
                }
            }
        };
        let is_made = !is_alone && thread::Builder::new().spawn_scoped(scope, making).is_ok();
        while let Some(made) = if is_made { given.recv().ok() } else { next().map(make) } {
            take(made)?;
        }
        Ok(())
    })
}

/// As many threads as are asked for, else as the system gives. Where it gives none, the one that asks does all the work.
fn hire() -> usize {
    let asked = std::env::var(ASKED).ok().and_then(|text| text.trim().parse().ok()).map(NonZeroUsize::get);
    let wanted = asked.or_else(|| thread::available_parallelism().ok().map(NonZeroUsize::get)).unwrap_or(1);
    if wanted < 2 {
        return 1;
    }
    let given = given(wanted);
    if given < 2 {
        return 1;
    }
    match rayon::ThreadPoolBuilder::new().num_threads(given).build_global() {
        Ok(()) => given,
        Err(refused) if refused.source().is_some() => 1,
        // Where there is a pool already, it is as good.
        Err(_) => rayon::current_num_threads(),
    }
}

/// How many of the wanted threads the system gives.
fn given(wanted: usize) -> usize {
    // Held until all were asked for: what could be started one after the other may be one too many together.
    let (hold, held) = mpsc::channel::<()>();
    let held = Mutex::new(held);
    let wait = || _ = held.lock().map(|held| held.recv());
    thread::scope(|scope| {
        let started = |_: &usize| thread::Builder::new().spawn_scoped(scope, wait).is_ok();
        let given = (0..wanted).take_while(started).count();
        drop(hold);
        given
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_of_the_items_stands_in_their_order() {
        for length in [0_usize, 1, 2, 1000] {
            let doubled: Vec<usize> = (0..length).map(|it| it * 2).collect();
            assert_eq!(each(0..length, |it| it * 2), doubled);
            let mut taken = Vec::new();
            let done: Result<(), ()> = ahead(
                0..length,
                |it| it * 2,
                |it| {
                    taken.push(it);
                    Ok(())
                },
            );
            assert_eq!((done, taken), (Ok(()), doubled));
        }
    }

    #[test]
    fn one_alone_is_taken_alone_and_several_for_each_core() {
        assert_eq!((at_once(0, 8), at_once(1, 8)), (1, 1));
        assert_eq!((at_once(2, 8), at_once(1000, 0)), (8 * count(), count()));
    }

    #[test]
    fn nothing_is_taken_behind_an_error() {
        let mut taken = Vec::new();
        let done = ahead(
            0..1000_u32,
            |it| it,
            |it| {
                taken.push(it);
                if it < 7 { Ok(()) } else { Err("enough") }
            },
        );
        assert_eq!((done, taken.len()), (Err("enough"), 8));
    }
}
