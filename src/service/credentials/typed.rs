//! Credentials typed in for this run.

use super::{Credentials, CredentialsError, SecretText};

const ORIGIN: &str = "typed-in credentials";

/// Content of the fields for credentials. It is kept in memory only and wiped when dropped.
#[derive(Debug, Default)]
pub struct TypedCredentials {
    /// The access key ID.
    pub access_key_id: SecretText,
    /// The secret access key.
    pub secret_access_key: SecretText,
    /// The session token of temporary credentials, or nothing.
    pub session_token: SecretText,
}

impl TypedCredentials {
    /// Credentials as if typed in; no session token is the empty text.
    pub fn new(access_key_id: &str, secret_access_key: &str, session_token: &str) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            session_token: session_token.into(),
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        let Self {
            access_key_id,
            secret_access_key,
            session_token,
        } = self;
        for field in [access_key_id, secret_access_key, session_token] {
            field.clear();
        }
    }

    /// The credentials to sign with. Space around a pasted value does not count.
    ///
    /// # Errors
    /// If something is missing or cannot be part of a key.
    pub fn load(&self) -> Result<Credentials, CredentialsError> {
        let Self {
            access_key_id,
            secret_access_key,
            session_token,
        } = self;
        let id = required("access key ID", access_key_id)?;
        let secret = required("secret access key", secret_access_key)?;
        let token = checked("session token", session_token)?;
        let token = (!token.is_empty()).then(|| token.to_owned());
        let keys = aws_credential_types::Credentials::new(id, secret, token, None, ORIGIN);
        Ok(Credentials::new(keys, ORIGIN))
    }
}

fn required<'t>(what: &'static str, text: &'t str) -> Result<&'t str, CredentialsError> {
    let text = checked(what, text)?;
    if text.is_empty() {
        Err(CredentialsError::Missing { what })
    } else {
        Ok(text)
    }
}

fn checked<'t>(what: &'static str, text: &'t str) -> Result<&'t str, CredentialsError> {
    let text = text.trim();
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(text)
    } else {
        Err(CredentialsError::Malformed { what })
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
        assert_eq!(loaded.access_key_id(), "AKID");
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
        let mut typed = TypedCredentials::new("AKID", "hidden", "hidden-too");
        let shown = format!("{typed:?} {:?}", typed.load().unwrap());
        assert!(
            !shown.contains("hidden") && !shown.contains("AKID"),
            "{shown}"
        );
        typed.clear();
        assert!(typed.secret_access_key.is_empty());
    }
}
