//! What any reader of so many YAML files has to do at least: `floors read|scan|parse FOLDER`, on all cores.

mod scan;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};

use ignore::{WalkBuilder, WalkState};
use saphyr_parser::Parser;
use scan::{Event, scan};

/// How much is done with each file.
#[derive(Clone, Copy)]
enum Floor {
    Read,
    Scan,
    Parse,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let floor = match arguments.first().map(String::as_str) {
        Some("read") => Floor::Read,
        Some("scan") => Floor::Scan,
        Some("parse") => Floor::Parse,
        _ => return usage(),
    };
    let Some(folder) = arguments.get(1) else { return usage() };
    let (files, told) = (AtomicU64::new(0), AtomicU64::new(0));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    WalkBuilder::new(folder).standard_filters(false).threads(threads).build_parallel().run(|| {
        let (mut bytes, mut events) = (Vec::new(), Vec::new());
        let (files, told) = (&files, &told);
        Box::new(move |entry| {
            if let Ok(entry) = entry
                && entry.path().extension().is_some_and(|it| it == "yaml")
                && let Some(count) = done(floor, entry.path(), &mut bytes, &mut events)
            {
                files.fetch_add(1, Ordering::Relaxed);
                told.fetch_add(count, Ordering::Relaxed);
            }
            WalkState::Continue
        })
    });
    println!("{} files, {} bytes or events", files.into_inner(), told.into_inner());
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("usage: floors read|scan|parse FOLDER");
    ExitCode::from(2)
}

/// How many bytes were read, or events told; nothing where a file cannot be read.
fn done(floor: Floor, path: &Path, bytes: &mut Vec<u8>, events: &mut Vec<Event>) -> Option<u64> {
    bytes.clear();
    File::open(path).and_then(|mut file| file.read_to_end(bytes)).ok()?;
    let text = std::str::from_utf8(bytes).ok()?;
    let count = match floor {
        Floor::Read => bytes.len(),
        Floor::Scan => {
            scan(text, events);
            events.len()
        }
        Floor::Parse => Parser::new_from_str(text).map_while(Result::ok).count(),
    };
    Some(count as u64)
}
