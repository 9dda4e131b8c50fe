//! The shared configuration files, as far as one has to know them before asking for credentials.

use std::borrow::Cow;

use aws_config::profile::{self, Profile, ProfileSet};
use aws_runtime::env_config::EnvConfigValue;
use aws_runtime::env_config::file::EnvConfigFiles;
use aws_types::os_shim_internal::{Env, Fs};

use super::{Configured, CredentialsError};
use crate::service::region::{EndpointVariant, Region};
use crate::service::transport::CaBundle;

/// The most `source_profile`s that are followed; the AWS tools refuse circles themselves.
const LONGEST_CHAIN: usize = 10;

/// The variable that names certificate authorities.
const CA_BUNDLE: &str = "AWS_CA_BUNDLE";

/// The certificate authorities of the environment alone, for when the files cannot be read.
pub(super) fn ca_bundle_of_environment() -> Option<CaBundle> {
    let path = variable(&Env::real(), CA_BUNDLE)?;
    Some(CaBundle {
        path,
        origin: CA_BUNDLE.to_owned(),
    })
}

fn variable(env: &Env, name: &str) -> Option<String> {
    env.get(name).ok().filter(|value| !value.trim().is_empty())
}

/// The environment and the profiles of `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`, one of them chosen.
pub(super) struct Profiles {
    env: Env,
    set: ProfileSet,
}

/// Sign-in that a profile needs from time to time to have credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SignIn {
    /// The profile to sign in with.
    pub(super) profile: String,
    /// True for `aws login`, false for `aws sso login`.
    pub(super) is_console: bool,
}

impl Profiles {
    /// Reads the files and chooses `profile`, else the one `AWS_PROFILE` names, else `default`.
    pub(super) async fn load(profile: Option<&str>) -> Result<Self, CredentialsError> {
        Self::load_from(&Fs::real(), Env::real(), profile).await
    }

    async fn load_from(fs: &Fs, env: Env, profile: Option<&str>) -> Result<Self, CredentialsError> {
        let chosen = profile.map(|name| Cow::Owned(name.to_owned()));
        let set = profile::load(fs, &env, &EnvConfigFiles::default(), chosen)
            .await
            .map_err(|error| CredentialsError::Files {
                reason: super::chain::reason(&error),
            })?;
        Ok(Self { env, set })
    }

    /// The profiles' names, `default` first.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = self.set.profiles().map(str::to_owned).collect();
        names.sort_by_key(|name| (name != "default", name.clone()));
        names
    }

    /// The chosen profile's name.
    pub(super) fn chosen_name(&self) -> &str {
        self.set.selected_profile()
    }

    /// The chosen profile, if it exists.
    pub(super) fn chosen(&self) -> Option<&Profile> {
        self.set.get_profile(self.chosen_name())
    }

    /// True if `AWS_PROFILE` is set, and so chooses the profile.
    pub(super) fn is_chosen_by_environment(&self) -> bool {
        self.variable("AWS_PROFILE").is_some()
    }

    /// The region of the environment, else of the chosen profile, if it is one.
    pub(super) fn region(&self) -> Option<Region> {
        self.checked_region().ok().flatten()
    }

    /// Settings besides credentials.
    pub(super) fn configured(&self) -> Result<Configured, CredentialsError> {
        let is_on = |variable, key| {
            let set = self.setting(&[variable], key);
            set.is_some_and(|(_, value)| value.eq_ignore_ascii_case("true"))
        };
        let ignored = is_on(
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "ignore_configured_endpoint_urls",
        );
        // For IoT alone before for all services, in the environment before in the profile.
        let url = EnvConfigValue::new()
            .env("AWS_ENDPOINT_URL")
            .profile("endpoint_url")
            .service_id("iot")
            .load(&self.env, Some(&self.set))
            .map(|(url, _)| url.trim().to_owned())
            .filter(|url| !url.is_empty());
        Ok(Configured {
            profiles: self.names(),
            region: self.checked_region()?,
            endpoint_url: url.filter(|_| !ignored),
            variant: EndpointVariant {
                fips: is_on("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
                dual_stack: is_on("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
            },
        })
    }

    /// The variable that the environment lacks to have credentials, where it has a key.
    pub(super) fn missing_half(&self) -> Option<&'static str> {
        let secret = ["AWS_SECRET_ACCESS_KEY", "SECRET_ACCESS_KEY"];
        let has_key = self.variable("AWS_ACCESS_KEY_ID").is_some();
        let has_secret = secret.iter().any(|name| self.variable(name).is_some());
        (has_key && !has_secret).then_some(secret[0])
    }

    /// The certificate authorities of the environment, else of the chosen profile.
    pub(super) fn ca_bundle(&self) -> Option<CaBundle> {
        let (origin, path) = self.setting(&[CA_BUNDLE], "ca_bundle")?;
        Some(CaBundle { path, origin })
    }

    fn checked_region(&self) -> Result<Option<Region>, CredentialsError> {
        let set = self.setting(&["AWS_REGION", "AWS_DEFAULT_REGION"], "region");
        let Some((origin, value)) = set else {
            return Ok(None);
        };
        match value.parse() {
            Ok(region) => Ok(Some(region)),
            Err(_) => Err(CredentialsError::Region { origin }),
        }
    }

    /// The first of these variables that is set, else what the chosen profile says, and where it stands.
    fn setting(&self, variables: &[&str], key: &str) -> Option<(String, String)> {
        let from_environment = variables
            .iter()
            .find_map(|name| Some(((*name).to_owned(), self.variable(name)?)));
        from_environment.or_else(|| {
            let value = self.chosen()?.get(key)?.to_owned();
            Some((format!("{key} of profile {}", self.chosen_name()), value))
        })
    }

    /// Sign-in that the chosen profile, or the one it builds on, needs; `None` if it needs none.
    pub(super) fn sign_in(&self) -> Option<SignIn> {
        let mut name = self.chosen_name();
        for _ in 0..LONGEST_CHAIN {
            let profile = self.set.get_profile(name)?;
            let has = |key| profile.get(key).is_some();
            let is_console = has("login_session");
            if is_console || has("sso_session") || has("sso_start_url") {
                return Some(SignIn {
                    profile: name.to_owned(),
                    is_console,
                });
            }
            name = profile.get("source_profile")?;
        }
        None
    }

    fn variable(&self, name: &str) -> Option<String> {
        variable(&self.env, name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::block_on;

    const CONFIG: &str = "\
[default]
region = eu-west-1
[profile work]
sso_session = corp
region = eu-central-1
[profile robot]
role_arn = arn:aws:iam::123456789012:role/robot
source_profile = work
[profile console]
login_session = arn:aws:iam::123456789012:user/me
ca_bundle = /aws/company.pem
[profile circle]
source_profile = circle
[profile local]
services = emulator
[services emulator]
iot =
  endpoint_url = http://localhost:2
[sso-session corp]
sso_start_url = https://example.awsapps.com/start
";
    const CREDENTIALS: &str = "[plain]\naws_access_key_id = AKID\naws_secret_access_key = secret\n";

    fn profiles(variables: &[(&str, &str)], profile: Option<&str>) -> Profiles {
        let files = [("/aws/config", CONFIG), ("/aws/credentials", CREDENTIALS)];
        let mut all = vec![
            ("AWS_CONFIG_FILE", "/aws/config"),
            ("AWS_SHARED_CREDENTIALS_FILE", "/aws/credentials"),
        ];
        all.extend(variables);
        block_on(Profiles::load_from(
            &Fs::from_slice(&files),
            Env::from_slice(&all),
            profile,
        ))
        .unwrap()
    }

    #[test]
    fn profiles_of_both_files_are_listed() {
        let names = profiles(&[], None).names();
        assert_eq!(
            names,
            [
                "default", "circle", "console", "local", "plain", "robot", "work"
            ]
        );
    }

    #[test]
    fn the_region_is_the_environment_s_then_the_profile_s() {
        type Case = (
            &'static [(&'static str, &'static str)],
            Option<&'static str>,
            Option<&'static str>,
        );
        let table: &[Case] = &[
            (&[], None, Some("eu-west-1")),
            (&[], Some("work"), Some("eu-central-1")),
            (&[("AWS_PROFILE", "work")], None, Some("eu-central-1")),
            (
                &[("AWS_PROFILE", "work")],
                Some("default"),
                Some("eu-west-1"),
            ),
            (
                &[("AWS_DEFAULT_REGION", "us-east-2")],
                Some("work"),
                Some("us-east-2"),
            ),
            (
                &[
                    ("AWS_REGION", "us-east-1"),
                    ("AWS_DEFAULT_REGION", "us-east-2"),
                ],
                None,
                Some("us-east-1"),
            ),
            (&[("AWS_REGION", " ")], None, Some("eu-west-1")),
            (&[("AWS_REGION", "not a region")], None, None),
            (&[], Some("plain"), None),
            (&[], Some("missing"), None),
        ];
        for (variables, profile, expected) in table {
            let region = profiles(variables, *profile).region();
            assert_eq!(
                region.as_ref().map(Region::name),
                *expected,
                "{variables:?} {profile:?}"
            );
        }
    }

    #[test]
    fn endpoints_are_configured_as_for_the_aws_tools() {
        let configured = |variables: &[(&str, &str)], profile| {
            profiles(variables, profile).configured().unwrap()
        };
        let url = ("AWS_ENDPOINT_URL", "http://localhost:4566");
        let iot = ("AWS_ENDPOINT_URL_IOT", "http://localhost:1");
        let ignore = ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        let fips = ("AWS_USE_FIPS_ENDPOINT", "true");
        assert_eq!(configured(&[], None).endpoint_url, None);
        for (variables, expected) in [
            (&[url][..], Some(url.1)),
            (&[url, iot], Some(iot.1)),
            (&[url, iot, ignore], None),
        ] {
            let found = configured(variables, None).endpoint_url;
            assert_eq!(found.as_deref(), expected);
        }
        let local = configured(&[], Some("local")).endpoint_url;
        assert_eq!(local.as_deref(), Some("http://localhost:2"));
        assert!(configured(&[fips], None).variant.fips);
        assert!(!configured(&[], None).variant.fips);
        let error = profiles(&[("AWS_REGION", "not a region")], None).configured();
        let error = error.unwrap_err().to_string();
        assert_eq!(
            error,
            "AWS_REGION is no region's name: set one such as eu-central-1"
        );
    }

    #[test]
    fn the_profile_that_needs_a_sign_in_is_found() {
        for (name, expected) in [
            ("work", Some(("work", false))),
            ("robot", Some(("work", false))),
            ("console", Some(("console", true))),
            ("plain", None),
            ("circle", None),
            ("missing", None),
        ] {
            let found = profiles(&[], Some(name)).sign_in();
            let expected = expected.map(|(profile, is_console)| SignIn {
                profile: profile.to_owned(),
                is_console,
            });
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn certificate_authorities_are_the_environment_s_then_the_profile_s() {
        let bundle = |variables: &[(&str, &str)], profile| {
            let bundle = profiles(variables, profile).ca_bundle();
            bundle.map(|bundle| (bundle.path, bundle.origin))
        };
        let variable = ("AWS_CA_BUNDLE", "/env.pem");
        let expected = |path: &str, origin: &str| Some((path.to_owned(), origin.to_owned()));
        assert_eq!(bundle(&[], None), None);
        assert_eq!(
            bundle(&[], Some("console")),
            expected("/aws/company.pem", "ca_bundle of profile console")
        );
        assert_eq!(
            bundle(&[variable], Some("console")),
            expected("/env.pem", "AWS_CA_BUNDLE")
        );
    }

    #[test]
    fn broken_files_are_named() {
        let env = Env::from_slice(&[("AWS_CONFIG_FILE", "/aws/config")]);
        let files = Fs::from_slice(&[("/aws/config", "region = eu-west-1\n")]);
        let error = block_on(Profiles::load_from(&files, env, None))
            .err()
            .unwrap();
        assert!(error.to_string().contains("/aws/config"), "{error}");
    }
}
