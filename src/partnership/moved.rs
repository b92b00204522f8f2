//! Which charter of before is which one of after that lies elsewhere.

use std::cmp::Ordering;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use super::Partnership;

/// By what a charter is known again: what it is called, and what it says.
#[derive(Debug, Clone, Default)]
pub struct Traits {
    id: String,
    name: Option<String>,
    /// Its lines that say something, as numbers in their order.
    lines: Vec<u64>,
}

impl Traits {
    /// Those of a charter by its id, its name and its text.
    #[must_use]
    pub fn of(id: &str, name: Option<&str>, text: &str) -> Self {
        let mut lines: Vec<u64> =
            text.lines().map(str::trim).filter(|line| says_something(line)).map(number_of).collect();
        lines.sort_unstable();
        Self { id: id.to_owned(), name: name.map(str::to_owned), lines }
    }

    /// Those of a partnership.
    #[must_use]
    pub fn of_partnership(partnership: &Partnership) -> Self {
        let charter = &partnership.charter;
        Self::of(&partnership.id, charter.value.name.get().map(|name| name.as_str()), &charter.source.text)
    }

    /// How many lines both have, and how many the longer one has.
    fn shared(&self, other: &Self) -> (usize, usize) {
        let (mut one, mut two) = (self.lines.iter().peekable(), other.lines.iter().peekable());
        let mut shared = 0;
        while let (Some(left), Some(right)) = (one.peek(), two.peek()) {
            match left.cmp(right) {
                Ordering::Less => _ = one.next(),
                Ordering::Greater => _ = two.next(),
                Ordering::Equal => {
                    shared += 1;
                    _ = (one.next(), two.next());
                }
            }
        }
        (shared, self.lines.len().max(other.lines.len()))
    }
}

/// Whether a line is more than the frame that every charter has.
fn says_something(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('#') && !line.ends_with(':') && !line.starts_with("partner:")
}

fn number_of(line: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    line.hash(&mut hasher);
    hasher.finish()
}

/// Which of the charters that are gone each one is that has come: the only one of its id and name, else the only one of its id or
/// name, else of those that nobody is by these the one that shares most of its lines, if that is more than half of them.
#[must_use]
pub fn known_again(come: &[Traits], gone: &[Traits]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = come.iter().map(|now| called_so(now, gone)).collect();
    let is_open = |nth: &usize| !found.contains(&Some(*nth));
    let left: Vec<usize> = (0..gone.len()).filter(is_open).collect();
    let mut alike: Vec<(usize, usize, usize)> = Vec::new();
    for (here, now) in come.iter().enumerate().filter(|(here, _)| found[*here].is_none()) {
        let shared = left.iter().map(|there| (*there, now.shared(&gone[*there])));
        let much = shared.filter(|(_, (shared, of))| shared * 2 > *of);
        alike.extend(much.map(|(there, (shared, _))| (shared, here, there)));
    }
    // The most alike first, then in their order.
    alike.sort_by_key(|(shared, here, there)| (usize::MAX - shared, *here, *there));
    for (_, here, there) in alike {
        if found[here].is_none() && !found.contains(&Some(there)) {
            found[here] = Some(there);
        }
    }
    found
}

/// The one of its id or name.
fn called_so(now: &Traits, gone: &[Traits]) -> Option<usize> {
    let has_id = |then: &Traits| then.id == now.id;
    let has_name = |then: &Traits| now.name.is_some() && then.name == now.name;
    let only = |is_same: &dyn Fn(&Traits) -> bool| {
        let mut same = gone.iter().enumerate().filter(|(_, then)| is_same(then)).map(|(nth, _)| nth);
        same.next().filter(|_| same.next().is_none())
    };
    only(&|it| has_id(it) && has_name(it)).or_else(|| only(&|it| has_id(it) || has_name(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "partner: charter/v1\nname: A\nparties:\n  a:\n    name: A Co\n  b:\n    name: B Co\nexit:\n  notice: 90 days\n";

    #[test]
    fn a_charter_is_known_by_its_id_or_name_and_else_by_what_it_says() {
        let then = Traits::of("lending", Some("A"), TEXT);
        let other = Traits::of("parcels", Some("B"), "name: B\nstage: launch\n");
        let gone = [other, then];
        let called = |id, name, text: &str| known_again(&[Traits::of(id, name, text)], &gone);
        assert_eq!(called("lending", None, ""), [Some(1)]);
        assert_eq!(called("x", Some("A"), ""), [Some(1)]);
        assert_eq!(called("x", None, ""), [None]);
        // Three of its four lines that say something are left, then two.
        let edited = TEXT.replace("name: A\n", "name: Z\n");
        assert_eq!(called("x", Some("Z"), &edited), [Some(1)]);
        assert_eq!(called("x", Some("Z"), &edited.replace("90 days", "30 days")), [None]);
    }

    #[test]
    fn whoever_bears_the_name_comes_before_a_copy() {
        let gone = [Traits::of("lending", Some("A"), TEXT)];
        let copy = Traits::of("cards", Some("C"), TEXT);
        let moved = Traits::of("loans", Some("A"), "name: A\n");
        assert_eq!(known_again(&[copy.clone(), moved], &gone), [None, Some(0)]);
        assert_eq!(known_again(&[copy.clone(), copy], &gone), [Some(0), None]);
    }

    #[test]
    fn two_of_one_name_are_told_apart_by_what_they_say() {
        let one = Traits::of("a", Some("A"), "a: 1\nb: 2\n");
        let two = Traits::of("b", Some("A"), "c: 1\nd: 2\n");
        let now = Traits::of("c", Some("A"), "c: 1\nd: 2\ne: 3\n");
        assert_eq!(known_again(&[now], &[one, two]), [Some(1)]);
    }
}
