//! The stable names of the rules.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// The stable name of a rule: scripts and waivers rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as it is printed and typed.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// What the rule finds, in a sentence.
            pub const fn summary(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc),+).trim_ascii(),)+
                }
            }
        }
    };
}

codes! {
    /// The text is not JSON.
    NotJson = "not-json",
    /// The text is JSON, but no object.
    NotAnObject = "not-an-object",
    /// The file begins with U+FEFF.
    ByteOrderMark = "byte-order-mark",
    /// A field holds something that is not a value yet.
    UnfinishedValue = "unfinished-value",
    /// A member came twice in an object.
    DuplicateMember = "duplicate-member",
    /// A member that the service does not know.
    UnknownMember = "unknown-member",
    /// A value of another JSON type.
    WrongType = "wrong-type",
    /// `null` where a value must be.
    NullValue = "null-value",
    /// A required member is absent.
    MissingMember = "missing-member",
}

impl Code {
    /// The code that is printed so.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_kebab_case_and_its_own() {
        for (index, code) in Code::ALL.iter().enumerate() {
            let name = code.as_str();
            assert!(
                name.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit()),
                "{name}"
            );
            assert_eq!(Code::parse(name), Some(*code));
            assert!(code.summary().ends_with('.'), "{name}");
            assert!(
                !Code::ALL[..index]
                    .iter()
                    .any(|other| other.as_str() == name),
                "{name} twice"
            );
        }
    }
}
