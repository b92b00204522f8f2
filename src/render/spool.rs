//! Text that is written in parts and read once: in memory as long as it is short, else in a file without a name.

use std::fmt;
use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write};
use std::ops::Range;

/// How much of a report is held in memory.
const MOST_HELD: usize = 4 << 20;

/// Text that is written in parts. What goes wrong with its file is told when it is read.
#[derive(Debug)]
pub struct Spool {
    held: Vec<u8>,
    most: usize,
    file: Option<BufWriter<File>>,
    length: u64,
    failed: Option<io::Error>,
}

impl Default for Spool {
    fn default() -> Self {
        Self { held: Vec::new(), most: MOST_HELD, file: None, length: 0, failed: None }
    }
}

impl Spool {
    /// One that never leaves the memory.
    #[must_use]
    pub(super) fn held() -> Self {
        Self { most: usize::MAX, ..Self::default() }
    }

    /// How many bytes were written.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The text of one that never left the memory.
    pub(super) fn into_held(self) -> String {
        String::from_utf8(self.held).unwrap_or_default()
    }

    /// Remembers what went wrong while something was written to it.
    pub(super) fn note(&mut self, done: io::Result<()>) {
        self.failed = self.failed.take().or(done.err());
    }

    /// Writes everything on.
    ///
    /// # Errors
    /// Those of its file, and of where it is written to.
    pub fn copy(&mut self, to: &mut dyn Write) -> io::Result<()> {
        match self.read_from(0)? {
            Some(mut file) => io::copy(&mut file, to).map(|_| ()),
            None => to.write_all(&self.held),
        }
    }

    /// Writes some stretches on, in the given order.
    pub(super) fn copy_stretches(&mut self, stretches: impl Iterator<Item = Range<u64>>, to: &mut Self) {
        let copied = stretches.into_iter().try_for_each(|stretch| self.copy_stretch(&stretch, to));
        to.note(copied);
    }

    fn copy_stretch(&mut self, stretch: &Range<u64>, to: &mut Self) -> io::Result<()> {
        let length = stretch.end.saturating_sub(stretch.start);
        match self.read_from(stretch.start)? {
            Some(file) => io::copy(&mut file.take(length), to).map(|_| ()),
            None => {
                let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
                to.write_all(self.held.get(place(stretch.start)..place(stretch.end)).unwrap_or_default())
            }
        }
    }

    /// Its file from a place on; nothing where the text is held.
    fn read_from(&mut self, at: u64) -> io::Result<Option<&mut File>> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let Some(file) = &mut self.file else { return Ok(None) };
        file.flush()?;
        let file = file.get_mut();
        file.seek(SeekFrom::Start(at))?;
        Ok(Some(file))
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.file.is_none() && self.held.len() + bytes.len() > self.most {
            let mut file = BufWriter::new(tempfile::tempfile()?);
            file.write_all(&std::mem::take(&mut self.held))?;
            self.file = Some(file);
        }
        match &mut self.file {
            Some(file) => file.write_all(bytes)?,
            None => self.held.extend_from_slice(bytes),
        }
        self.length += bytes.len() as u64;
        Ok(())
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.append(bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl fmt::Write for Spool {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.failed.is_none() {
            self.failed = self.append(text.as_bytes()).err();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn read(spool: &mut Spool) -> String {
        let mut text = Vec::new();
        spool.copy(&mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn what_is_held_and_what_lies_in_a_file_read_alike() {
        for most in [0, 3, 5, usize::MAX] {
            let mut spool = Spool { most, ..Spool::default() };
            for part in ["ab", "cd", "", "ef"] {
                spool.write_str(part).unwrap();
            }
            assert_eq!(spool.file.is_some(), most < 6, "{most}");
            assert_eq!(spool.length(), 6);
            let mut sorted = Spool { most: 3, ..Spool::default() };
            spool.copy_stretches([4..6, 1..3].into_iter(), &mut sorted);
            assert_eq!(read(&mut sorted), "efbc", "{most}");
            assert_eq!(read(&mut spool), "abcdef", "{most}");
        }
    }

    #[test]
    fn what_went_wrong_is_told_when_it_is_read() {
        let mut spool = Spool { failed: Some(io::Error::other("the disk is full")), ..Spool::default() };
        spool.write_str("a").unwrap();
        assert_eq!(spool.copy(&mut Vec::new()).unwrap_err().to_string(), "the disk is full");
    }
}
