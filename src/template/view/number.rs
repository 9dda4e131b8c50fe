//! Numbers as they are spelled.

use crate::template::json::Node;

/// A JSON number; its spelling is kept, so nothing is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'t>(pub(super) &'t str);

impl<'t> Number<'t> {
    /// The number at a node; `None` if something else stands there.
    pub fn of(node: Node<'t>) -> Option<Self> {
        node.number().map(Self)
    }

    /// Reads a number as JSON spells it; `None` if `text` is anything else.
    pub fn parse(text: &'t str) -> Option<Self> {
        super::Tree::parse(text)
            .ok()?
            .root()
            .number()
            .is_some_and(|number| number.len() == text.len())
            .then_some(Self(text))
    }

    /// Spelling in the text.
    pub const fn spelling(self) -> &'t str {
        self.0
    }

    /// True if it is spelled as a whole number: without point and exponent.
    pub fn is_spelled_whole(self) -> bool {
        self.0
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_digit())
    }

    /// The value of what is spelled as a whole number of up to 64 bits.
    pub fn whole(self) -> Option<i64> {
        if self.is_spelled_whole() {
            self.0.parse().ok()
        } else {
            None
        }
    }

    /// The nearest value that a double can hold; beyond its range infinity.
    pub fn value(self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// Number of decimals of the value, trailing zeros left out: 2 for `0.050`, 0 for `1e1`, 3 for `1e-3`.
    pub fn decimals(self) -> usize {
        let (mantissa, exponent) = self.0.split_once(['e', 'E']).unwrap_or((self.0, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let fraction = fraction.trim_end_matches('0');
        let whole = if fraction.is_empty() { whole } else { "1" };
        let zeros = whole.len() - whole.trim_end_matches('0').len();
        if mantissa.bytes().all(|byte| !matches!(byte, b'1'..=b'9')) {
            return 0;
        }
        let exponent: i64 = exponent.parse().unwrap_or(if exponent.starts_with('-') {
            i64::MIN / 4
        } else {
            i64::MAX / 4
        });
        let places = i64::try_from(fraction.len()).unwrap_or(i64::MAX / 4)
            - i64::try_from(zeros).unwrap_or(0)
            - exponent;
        usize::try_from(places.max(0)).unwrap_or(usize::MAX)
    }

    /// The whole number that it equals, spelled as one: `5` for `5.0`, `10` for `1e1`. `None` if it has decimals
    /// or more than 18 digits.
    pub fn as_whole(self) -> Option<i64> {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the value is whole and below 10^15, so it fits exactly"
        )]
        let whole = |value: f64| value as i64;
        self.whole().or_else(|| {
            let value = self.value();
            (self.decimals() == 0 && value.abs() < 1e15).then(|| whole(value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_those_of_the_value_not_of_the_spelling() {
        for (spelling, decimals) in [
            ("5", 0),
            ("5.0", 0),
            ("0.050", 2),
            ("1e1", 0),
            ("1e-3", 3),
            ("12.5e1", 0),
            ("12.55e1", 1),
            ("100e-2", 0),
            ("0.0", 0),
            ("-0", 0),
            (
                "1e-99999999999999999999",
                usize::try_from(i64::MAX / 4).unwrap() + 1,
            ),
        ] {
            assert_eq!(Number(spelling).decimals(), decimals, "{spelling}");
        }
    }

    #[test]
    fn whole_numbers_are_known_by_spelling_and_by_value() {
        assert_eq!(Number("60").whole(), Some(60));
        assert_eq!(Number("60.0").whole(), None);
        assert_eq!(Number("60.0").as_whole(), Some(60));
        assert_eq!(Number("6e1").as_whole(), Some(60));
        assert_eq!(Number("60.5").as_whole(), None);
        assert_eq!(Number("99999999999999999999").whole(), None);
        assert!((Number::parse("1e5").unwrap().value() - 1e5).abs() < 1e-9);
        for no in ["", " 1", "1 ", "1e", "-", "\"1\"", "x"] {
            assert_eq!(Number::parse(no), None, "{no}");
        }
    }
}
