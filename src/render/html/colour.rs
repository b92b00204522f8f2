//! Colours that can be read: the contrast of WCAG 2.2, in whole numbers.

use std::fmt;

/// A colour of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// How much light each value of a channel gives, in hundred-thousandths: the curve of sRGB.
#[rustfmt::skip]
const LIGHT: [u64; 256] = [
    0, 30, 61, 91, 121, 152, 182, 212, 243, 273, 304, 335,
    368, 402, 439, 478, 518, 561, 605, 651, 700, 750, 802, 857,
    913, 972, 1033, 1096, 1161, 1229, 1298, 1370, 1444, 1521, 1600, 1681,
    1764, 1850, 1938, 2029, 2122, 2217, 2315, 2416, 2519, 2624, 2732, 2843,
    2956, 3071, 3190, 3310, 3434, 3560, 3689, 3820, 3955, 4092, 4231, 4374,
    4519, 4667, 4817, 4971, 5127, 5286, 5448, 5613, 5781, 5951, 6125, 6301,
    6480, 6663, 6848, 7036, 7227, 7421, 7619, 7819, 8022, 8228, 8438, 8650,
    8866, 9084, 9306, 9531, 9759, 9990, 10_224, 10_462, 10_702, 10_946, 11_193, 11_444,
    11_697, 11_954, 12_214, 12_477, 12_744, 13_014, 13_287, 13_563, 13_843, 14_126, 14_413, 14_703,
    14_996, 15_293, 15_593, 15_896, 16_203, 16_513, 16_827, 17_144, 17_465, 17_789, 18_116, 18_447,
    18_782, 19_120, 19_462, 19_807, 20_156, 20_508, 20_864, 21_223, 21_586, 21_953, 22_323, 22_697,
    23_074, 23_455, 23_840, 24_228, 24_620, 25_016, 25_415, 25_818, 26_225, 26_636, 27_050, 27_468,
    27_889, 28_315, 28_744, 29_177, 29_614, 30_054, 30_499, 30_947, 31_399, 31_855, 32_314, 32_778,
    33_245, 33_716, 34_191, 34_670, 35_153, 35_640, 36_131, 36_625, 37_124, 37_626, 38_133, 38_643,
    39_157, 39_676, 40_198, 40_724, 41_254, 41_789, 42_327, 42_869, 43_415, 43_966, 44_520, 45_079,
    45_641, 46_208, 46_778, 47_353, 47_932, 48_515, 49_102, 49_693, 50_289, 50_888, 51_492, 52_100,
    52_712, 53_328, 53_948, 54_572, 55_201, 55_834, 56_471, 57_112, 57_758, 58_408, 59_062, 59_720,
    60_383, 61_050, 61_721, 62_396, 63_076, 63_760, 64_448, 65_141, 65_837, 66_539, 67_244, 67_954,
    68_669, 69_387, 70_110, 70_838, 71_569, 72_306, 73_046, 73_791, 74_540, 75_294, 76_052, 76_815,
    77_582, 78_354, 79_130, 79_910, 80_695, 81_485, 82_279, 83_077, 83_880, 84_687, 85_499, 86_316,
    87_137, 87_962, 88_792, 89_627, 90_466, 91_310, 92_158, 93_011, 93_869, 94_731, 95_597, 96_469,
    97_345, 98_225, 99_110, 100_000,
];

/// The least contrast of text with what is behind it, in tenths: AA of WCAG 2.2.
const LEAST_CONTRAST: u64 = 45;

/// In how many steps a colour goes over into black or white.
const STEPS: u16 = 20;

impl Colour {
    /// The page of a report by day.
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };
    /// The page of a report by night, which the style sheet names too.
    pub const NIGHT: Self = Self { red: 20, green: 24, blue: 31 };
    const BLACK: Self = Self { red: 0, green: 0, blue: 0 };

    /// Reads `#1f6feb`; `None` for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let is_hexadecimal = |digits: &&str| digits.bytes().all(|it| it.is_ascii_hexdigit());
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).filter(is_hexadecimal)?;
        let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self { red: channel(0)?, green: channel(2)?, blue: channel(4)? })
    }

    /// The nearest colour on the way to black or white that can be read on a background, and on which the background can be read.
    #[must_use]
    pub fn readable_on(self, background: Self) -> Self {
        let end = if background.light() > Self::BLACK.light() + 18_000 { Self::BLACK } else { Self::WHITE };
        let mut steps = (0..=STEPS).map(|step| self.towards(end, step));
        steps.find(|it| it.is_readable_on(background)).unwrap_or(end)
    }

    /// Whether text in this colour can be read on a background.
    #[must_use]
    pub fn is_readable_on(self, background: Self) -> bool {
        let (one, other) = (self.light(), background.light());
        let (bright, dark) = (one.max(other), one.min(other));
        // Five hundredths are added for the light of the room.
        (bright + 5_000) * 10 >= LEAST_CONTRAST * (dark + 5_000)
    }

    /// The light that the eye sees, in hundred-thousandths.
    fn light(self) -> u64 {
        let of = |channel: u8| LIGHT[usize::from(channel)];
        (of(self.red) * 2126 + of(self.green) * 7152 + of(self.blue) * 722) / 10_000
    }

    fn towards(self, end: Self, step: u16) -> Self {
        let mix = |from: u8, to: u8| {
            let mixed = (u16::from(from) * (STEPS - step) + u16::from(to) * step) / STEPS;
            u8::try_from(mixed).unwrap_or(to)
        };
        Self {
            red: mix(self.red, end.red),
            green: mix(self.green, end.green),
            blue: mix(self.blue, end.blue),
        }
    }
}

impl fmt::Display for Colour {
    /// `#1f6feb`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::read(text).unwrap()
    }

    #[test]
    fn contrast_is_that_of_the_guideline() {
        // Known values of the guideline's own formula: #767676 on white is 4.54, #777777 is 4.48.
        assert!(colour("#767676").is_readable_on(Colour::WHITE));
        assert!(!colour("#777777").is_readable_on(Colour::WHITE));
        assert!(Colour::WHITE.is_readable_on(colour("#767676")));
        assert!(Colour::BLACK.is_readable_on(Colour::WHITE));
    }

    #[test]
    fn a_colour_that_can_be_read_stays_and_any_other_becomes_readable() {
        assert_eq!(colour("#0b5394").readable_on(Colour::WHITE), colour("#0b5394"));
        for text in ["#ffffff", "#ffff00", "#1f6feb", "#00ff00", "#000000", "#777777", "#ff8800"] {
            for background in [Colour::WHITE, Colour::NIGHT] {
                let readable = colour(text).readable_on(background);
                assert!(readable.is_readable_on(background), "{text} as {readable} on {background}");
            }
        }
        assert_ne!(colour("#ffff00").readable_on(Colour::WHITE), Colour::BLACK, "yellow stays a yellow");
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        assert_eq!(colour("#1F6feb").to_string(), "#1f6feb");
        for text in ["", "#", "1f6feb", "#1f6fe", "#1f6febf", "#1f6fég", "#+1+1+1", "red"] {
            assert_eq!(Colour::read(text), None, "{text}");
        }
    }
}
