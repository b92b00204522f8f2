//! What git tells of commits: which came since another, and whom they name beside their author.

use std::collections::{BTreeMap, BTreeSet};

use super::{Git, GitError};

impl Git {
    /// The ids of the commits that the current one has and another has not.
    ///
    /// # Errors
    /// Git says no.
    pub fn since(&self, commit: &str) -> Result<BTreeSet<String>, GitError> {
        let ids = self.run(["rev-list", &format!("{commit}..HEAD"), "--"])?;
        Ok(String::from_utf8_lossy(&ids).lines().map(str::to_owned).collect())
    }

    /// The addresses that commits name as those of co-authors (`Co-authored-by: Name <address>`), by the commits' ids.
    ///
    /// # Errors
    /// Git says no.
    pub fn co_authors(&self, commits: &BTreeSet<String>) -> Result<BTreeMap<String, Vec<String>>, GitError> {
        if commits.is_empty() {
            return Ok(BTreeMap::new());
        }
        let question = commits.iter().map(|id| format!("{id}\n")).collect::<String>().into_bytes();
        let format = "--format=%H%x01%(trailers:key=Co-authored-by,valueonly,separator=%x02)";
        let answer =
            self.caller.run(["log", "-z", "--no-walk=unsorted", "--stdin", format], Some(question))?;
        let answer = String::from_utf8_lossy(&answer);
        let of_commit = |line: &str| {
            let (id, trailers) = line.split_once('\u{1}')?;
            let emails: Vec<String> = trailers.split('\u{2}').filter_map(address).collect();
            (!emails.is_empty()).then(|| (id.trim().to_owned(), emails))
        };
        Ok(answer.split('\0').filter_map(of_commit).collect())
    }
}

/// The address of `Name <address>`.
fn address(trailer: &str) -> Option<String> {
    let address = trailer.rsplit_once('<')?.1.split('>').next()?.trim();
    (!address.is_empty()).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_stands_in_angle_brackets() {
        assert_eq!(address("Sam Idowu <sam@kestrel.example>").as_deref(), Some("sam@kestrel.example"));
        assert_eq!(address(" Sam < sam@kestrel.example > x").as_deref(), Some("sam@kestrel.example"));
        assert_eq!(address("Sam Idowu"), None);
        assert_eq!(address("Sam <>"), None);
    }
}
