//! A part of all partnerships, so that several jobs can share the work.

use sha2::{Digest, Sha256};

/// The part, from 1, that a name falls into: the first 64 bits of its SHA-256, most significant byte first, modulo the number
/// of parts. It never changes with what else there is, nor from version to version.
pub(super) fn part_of(name: &str, of: u32) -> u32 {
    let digest = Sha256::digest(name);
    let number = digest.iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    u32::try_from(number % u64::from(of.max(1))).unwrap_or_default() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_a_name_is_fixed_for_ever() {
        // `printf abc | sha256sum` begins with ba7816bf8f01cfea, which is 13436514500253700074: even, its digits add up to
        // 60, which three divides, and its last one is 4.
        assert_eq!(part_of("abc", 1), 1);
        assert_eq!(part_of("abc", 2), 1);
        assert_eq!(part_of("abc", 3), 1);
        assert_eq!(part_of("abc", 10), 5);
    }
}
