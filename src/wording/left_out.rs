//! What is left out, in words.

use crate::grammar::{counted, series};
use crate::partnership::{Count, LeftOut, Reason};

/// `1 charter and 2 records left out by [files] exclude, 1 record by .gitignore`; nothing where nothing is left out.
#[must_use]
pub fn left_out(left_out: &LeftOut) -> Option<String> {
    let told: Vec<String> = left_out
        .iter()
        .enumerate()
        .map(|(nth, (reason, count))| {
            let verb = if nth == 0 { "left out " } else { "" };
            format!("{} {verb}{}", many(count), why(reason))
        })
        .collect();
    (!told.is_empty()).then(|| told.join(", "))
}

fn many(count: Count) -> String {
    let parts = [(count.charters, "charter"), (count.records, "record")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| counted(count, what)).collect();
    series(&parts)
}

const fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Excluded => "by `[files] exclude`",
        Reason::Ignored => "by `.gitignore`",
        Reason::Linked => "behind a link",
        Reason::Sparse => "of the sparse checkout",
        Reason::NotAsked => "as not asked for",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_is_told_with_its_count() {
        let mut some = LeftOut::default();
        assert_eq!(left_out(&some), None);
        some.add(Reason::Ignored, 0, 1);
        some.add(Reason::Excluded, 1, 2);
        some.add(Reason::Excluded, 0, 1);
        some.add(Reason::Sparse, 0, 0);
        let told = "1 charter and 3 records left out by `[files] exclude`, 1 record by `.gitignore`";
        assert_eq!(left_out(&some).as_deref(), Some(told));
        assert_eq!(some.total(), Count { charters: 1, records: 4 });
    }
}
