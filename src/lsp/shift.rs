//! Where a place of an older text stands in a newer one.

use crate::yaml::Span;

/// One change from an older text to a newer one: what stands before and behind it is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    start: usize,
    old_end: usize,
    new_end: usize,
}

impl Shift {
    /// What has changed between two texts.
    pub(super) fn between(old: &str, new: &str) -> Self {
        let same = |(left, right): &(u8, u8)| left == right;
        let start = old.bytes().zip(new.bytes()).take_while(same).count();
        let rest = old.bytes().skip(start).rev().zip(new.bytes().skip(start).rev());
        let behind = rest.take_while(same).count();
        Self { start, old_end: old.len() - behind, new_end: new.len() - behind }
    }

    /// The same the other way round.
    pub(super) fn back(self) -> Self {
        Self { old_end: self.new_end, new_end: self.old_end, ..self }
    }

    /// Where a byte has gone; one within the change stands where the change begins.
    pub(super) fn byte(self, byte: u32) -> u32 {
        let at = byte as usize;
        let moved = if at <= self.start {
            at
        } else if at >= self.old_end {
            at - self.old_end + self.new_end
        } else {
            self.start
        };
        u32::try_from(moved).unwrap_or(u32::MAX)
    }

    /// Where a stretch has gone.
    pub(super) fn span(self, span: Span) -> Span {
        let start = self.byte(span.start);
        Span { start, end: self.byte(span.end).max(start) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_change_moves_with_it() {
        // `xyz` has taken the place of `b` at byte 2; `c` stood at 4 and stands at 6.
        let shift = Shift::between("a b c", "a xyz c");
        assert_eq!(shift.span(Span { start: 0, end: 1 }), Span { start: 0, end: 1 });
        assert_eq!(shift.span(Span { start: 4, end: 5 }), Span { start: 6, end: 7 });
        assert_eq!(shift.back().byte(6), 4);
        // Inside of what is new there was nothing.
        assert_eq!(shift.back().byte(4), 2);
    }

    #[test]
    fn what_is_repeated_is_one_change() {
        // One of three equal letters was taken away: which one cannot be told.
        let shift = Shift::between("aaa", "aa");
        assert_eq!((shift.byte(0), shift.byte(3)), (0, 2));
        assert_eq!(Shift::between("", "").byte(0), 0);
        assert_eq!(Shift::between("ab", "ab").byte(2), 2);
    }
}
