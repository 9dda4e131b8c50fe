//! Credentials typed in for this run.

use super::{Credentials, CredentialsError, SecretText};

const ORIGIN: &str = "typed-in credentials";

/// Field for typed credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedKey {
    /// The access key ID.
    AccessKeyId,
    /// The secret access key.
    SecretAccessKey,
    /// The session token of temporary credentials.
    SessionToken,
}

impl TypedKey {
    /// All fields, in their order.
    pub const ALL: [Self; 3] = [Self::AccessKeyId, Self::SecretAccessKey, Self::SessionToken];

    /// Name within a sentence.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AccessKeyId => "access key ID",
            Self::SecretAccessKey => "secret access key",
            Self::SessionToken => "session token",
        }
    }

    /// True if there are no credentials without it.
    pub const fn is_required(self) -> bool {
        !matches!(self, Self::SessionToken)
    }
}

/// Content of the fields for credentials. It is kept in memory only and wiped when dropped.
#[derive(Debug, Default)]
pub struct TypedCredentials([SecretText; TypedKey::ALL.len()]);

impl TypedCredentials {
    /// Credentials as if typed in; no session token is the empty text.
    pub fn new(access_key_id: &str, secret_access_key: &str, session_token: &str) -> Self {
        Self([access_key_id, secret_access_key, session_token].map(Into::into))
    }

    /// Content of a field.
    pub const fn get(&self, key: TypedKey) -> &SecretText {
        &self.0[key as usize]
    }

    /// Replaces the content of a field.
    pub fn set(&mut self, key: TypedKey, text: SecretText) {
        self.0[key as usize] = text;
    }

    /// Content of a field without the space around what was pasted.
    ///
    /// # Errors
    /// If it is missing, or cannot be part of a key.
    pub fn checked(&self, key: TypedKey) -> Result<&str, CredentialsError> {
        let what = key.name();
        let text = self.get(key).trim();
        if text.is_empty() && key.is_required() {
            Err(CredentialsError::Missing { what })
        } else if text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Ok(text)
        } else {
            Err(CredentialsError::Malformed { what })
        }
    }

    /// The credentials to sign with.
    ///
    /// # Errors
    /// The first of the fields' errors.
    pub fn load(&self) -> Result<Credentials, CredentialsError> {
        let id = self.checked(TypedKey::AccessKeyId)?;
        let secret = self.checked(TypedKey::SecretAccessKey)?;
        let token = self.checked(TypedKey::SessionToken)?;
        let token = (!token.is_empty()).then(|| token.to_owned());
        let keys = aws_credential_types::Credentials::new(id, secret, token, None, ORIGIN);
        Ok(Credentials::new(keys, ORIGIN))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_key_is_freed_of_the_space_around_it() {
        let loaded = TypedCredentials::new(" AKID\n", "\tsecret ", " ")
            .load()
            .unwrap();
        assert_eq!(loaded.keys().access_key_id(), "AKID");
        assert_eq!(loaded.keys().secret_access_key(), "secret");
        assert_eq!(loaded.keys().session_token(), None);
    }

    #[test]
    fn what_is_missing_or_malformed_is_named_and_never_shown() {
        let table = [
            (("", "hidden", ""), "Enter the access key ID"),
            (("AKID", " ", ""), "Enter the secret access key"),
            (
                ("AKID", "hid\nden", ""),
                "The secret access key holds a space",
            ),
            (
                ("AKID", "hidden", "tökén"),
                "The session token holds a space",
            ),
        ];
        for ((id, secret, token), expected) in table {
            let message = TypedCredentials::new(id, secret, token)
                .load()
                .unwrap_err()
                .to_string();
            assert!(message.starts_with(expected), "{message}");
        }
    }

    #[test]
    fn secrets_are_not_debugged() {
        let typed = TypedCredentials::new("AKID", "hidden", "hidden-too");
        let shown = format!("{typed:?} {:?}", typed.load().unwrap());
        assert!(
            !shown.contains("hidden") && !shown.contains("AKID"),
            "{shown}"
        );
    }
}
