//! What stood in files: many contents from one process of git.

use std::io::{BufRead, Read as _};

use super::{Git, GitError};
use crate::cores;

/// The most contents that one process gives: the next ones are worked on meanwhile, and few are held at a time.
const MOST_A_CALL: usize = 64;

impl Git {
    /// The contents behind object ids, each handed over with its index, in the order of the ids. No more than `most` bytes of
    /// each are read.
    ///
    /// # Errors
    /// Git says no, or one of them is missing here.
    pub fn blobs<T: Send>(
        &self,
        ids: &[String],
        most: usize,
        take: impl Fn(usize, Vec<u8>) -> T + Sync,
    ) -> Result<Vec<T>, GitError> {
        let a_call = ids.len().div_ceil(4 * cores::count()).clamp(8, MOST_A_CALL);
        let calls = cores::each(ids.chunks(a_call).enumerate(), |(call, ids)| {
            let contents = self.some_blobs(ids, most)?.into_iter().enumerate();
            Ok(cores::each(contents, |(index, content)| take(call * a_call + index, content)))
        });
        let calls: Vec<Vec<T>> = calls.into_iter().collect::<Result<_, GitError>>()?;
        Ok(calls.into_iter().flatten().collect())
    }

    fn some_blobs(&self, ids: &[String], most: usize) -> Result<Vec<Vec<u8>>, GitError> {
        let question = ids.iter().flat_map(|id| [id.as_str(), "\n"]).collect::<String>().into_bytes();
        let answers = self.caller.ask(["cat-file", "--batch"], Some(question), |answer| {
            ids.iter().map(|_| next_blob(answer, most)).collect::<std::io::Result<Vec<_>>>()
        })?;
        answers.into_iter().zip(ids).map(|(it, id)| it.ok_or_else(|| GitError::Missing(id.clone()))).collect()
    }
}

/// Takes the next answer: a line with id, type and size, the content and a line break, or a line that says that it is missing.
fn next_blob(answer: &mut dyn BufRead, most: usize) -> std::io::Result<Option<Vec<u8>>> {
    let odd = || std::io::Error::other("nothing that can be read as the content of a file");
    let mut head = String::new();
    answer.read_line(&mut head)?;
    let mut words = head.split_whitespace().skip(1);
    let kind = words.next().ok_or_else(odd)?;
    if kind == "missing" {
        return Ok(None);
    }
    let size: u64 = words.next().and_then(|size| size.parse().ok()).ok_or_else(odd)?;
    let mut content = Vec::new();
    let mut whole = answer.take(size);
    whole.by_ref().take(most as u64).read_to_end(&mut content)?;
    std::io::copy(&mut whole, &mut std::io::sink())?;
    if whole.limit() > 0 {
        return Err(odd());
    }
    let has_more = !answer.fill_buf()?.is_empty();
    answer.consume(usize::from(has_more));
    Ok(Some(content))
}
