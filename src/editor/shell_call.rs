//! Calls that create a template from a shell, with the target that is set.

use super::open::OpenTemplate;
use crate::format::call::{CliInput, CliTarget, Shell, aws_cli, curl};
use crate::service::connection::ConnectionSettings;
use crate::service::endpoint::{Endpoint, JOB_TEMPLATES};
use crate::service::request::Request;
use crate::storage::CAN_USE_PATHS;
use crate::template::field::known;
use crate::template::json::Node;

/// Kind of call: by program, and by how the template is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShellCall {
    /// The AWS CLI, which reads the template's file.
    CliFile,
    /// The AWS CLI, with the whole template in the call.
    CliInline,
    /// curl, which signs by itself.
    Curl,
}

impl ShellCall {
    /// All, the shortest first.
    pub const ALL: [Self; 3] = [Self::CliFile, Self::CliInline, Self::Curl];

    /// The call that creates `template` at `target`.
    ///
    /// # Errors
    /// A sentence that says why there is none.
    pub fn of(
        self,
        template: &OpenTemplate,
        target: &ConnectionSettings,
        shell: Shell,
    ) -> Result<String, String> {
        if template.is_checking() {
            return Err("The template is being checked".to_owned());
        }
        let path;
        let input = match self {
            Self::Curl => return curl_call(template, target, shell),
            Self::CliFile => {
                path = file_path(template);
                CliInput::File(&path)
            }
            Self::CliInline => {
                let tree = template.revision().read().as_ref();
                let tree = tree.map_err(|error| format!("The template is not JSON: {error}"))?;
                CliInput::Inline(tree.text())
            }
        };
        Ok(aws_cli(input, &cli_target(template, target)?, shell))
    }
}

/// The template's file, or where it would be saved.
fn file_path(template: &OpenTemplate) -> String {
    match template.on_disk() {
        Some(on_disk) if !CAN_USE_PATHS => on_disk.file.name(),
        Some(on_disk) => {
            let path = on_disk.file.path();
            let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            absolute.display().to_string()
        }
        None => template.suggested_file_name(),
    }
}

fn cli_target(template: &OpenTemplate, settings: &ConnectionSettings) -> Result<CliTarget, String> {
    // What is no region's or profile's name may be a key, which is not for the clipboard.
    let region = settings.typed_region().map_err(|error| error.to_string())?;
    let profile = settings.profile().map_err(|error| error.to_string())?;
    let usual = !settings.own_endpoint && !settings.fips && !settings.dual_stack;
    let endpoint_url = if usual {
        None
    } else {
        Some(endpoint(&chosen(settings)?, &id(template))?)
    };
    Ok(CliTarget {
        region: region.map(|region| region.name().to_owned()),
        profile: profile.map(str::to_owned),
        endpoint_url,
        unsigned: !settings.is_signed(),
    })
}

/// The address without what the AWS CLI appends to it by itself.
fn endpoint(target: &Endpoint, id: &str) -> Result<String, String> {
    let mut url = target
        .url(&[JOB_TEMPLATES, id])
        .map_err(|error| error.to_string())?;
    let path = url.path().to_owned();
    let mut steps = path.rsplitn(3, '/').skip(1);
    if steps.next() != Some(JOB_TEMPLATES) {
        return Err("The AWS CLI appends /job-templates/{jobTemplateId} to the endpoint, which does not fit this URL".to_owned());
    }
    url.set_path(steps.next().unwrap_or_default());
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

/// The endpoint, without what is configured: the shell may say otherwise.
fn chosen(settings: &ConnectionSettings) -> Result<Endpoint, String> {
    settings.endpoint(None).map_err(|error| error.to_string())
}

fn id(template: &OpenTemplate) -> String {
    let node = template.node(&known::JOB_TEMPLATE_ID.pointer());
    node.and_then(Node::string).unwrap_or_default().into_owned()
}

fn curl_call(
    template: &OpenTemplate,
    settings: &ConnectionSettings,
    shell: Shell,
) -> Result<String, String> {
    let request =
        Request::of(template.revision().read(), &[]).map_err(|errors| match errors.as_slice() {
            [one] => one.message.to_string(),
            several => format!("The template has {} errors", several.len()),
        })?;
    let target = chosen(settings)?;
    let path = [JOB_TEMPLATES, request.id()];
    let (url, region) = if settings.is_signed() {
        let (url, region) = target
            .url_to_sign(&path)
            .map_err(|error| error.to_string())?;
        (url, Some(region.name()))
    } else {
        (target.url(&path).map_err(|error| error.to_string())?, None)
    };
    Ok(curl(url.as_str(), request.body(), region, shell))
}

#[cfg(test)]
mod tests {
    use super::super::open::TemplateId;
    use super::*;
    use crate::service::connection::Signer;

    const TEXT: &str = r#"{"jobTemplateId": "reboot-1", "description": "d", "document": "{}"}"#;

    fn call(kind: ShellCall, text: &str, target: &ConnectionSettings) -> Result<String, String> {
        let template = OpenTemplate::new(TemplateId(1), "untitled".to_owned(), text, None);
        kind.of(&template, target, Shell::Posix)
    }

    fn in_region() -> ConnectionSettings {
        ConnectionSettings {
            region: "eu-west-1".to_owned(),
            ..ConnectionSettings::default()
        }
    }

    #[test]
    fn the_aws_cli_goes_where_the_sheet_would() {
        let own = |url: &str| ConnectionSettings {
            own_endpoint: true,
            endpoint_url: url.to_owned(),
            signer: Signer::Nobody,
            ..in_region()
        };
        let fips = ConnectionSettings {
            fips: true,
            ..in_region()
        };
        for (target, expected) in [
            (in_region(), None),
            (fips, Some("https://iot-fips.eu-west-1.amazonaws.com")),
            (own("http://localhost:4566/"), Some("http://localhost:4566")),
            (
                own("http://h/{region}/job-templates/{jobTemplateId}"),
                Some("http://h/eu-west-1"),
            ),
        ] {
            let call = call(ShellCall::CliFile, TEXT, &target).unwrap();
            let endpoint = call.split("--endpoint-url ").nth(1);
            assert_eq!(
                endpoint.and_then(|rest| rest.split_whitespace().next()),
                expected,
                "{call}"
            );
            assert_eq!(call.contains("--no-sign-request"), !target.is_signed());
            assert!(call.contains("file://reboot-1.jobtemplate.json"));
        }
        assert!(
            call(
                ShellCall::CliFile,
                TEXT,
                &own("http://h/make?id={jobTemplateId}")
            )
            .is_err()
        );
    }

    #[test]
    fn curl_sends_the_body_without_the_id_and_only_of_a_template_without_errors() {
        let made = call(ShellCall::Curl, TEXT, &in_region()).unwrap();
        assert!(made.contains("'https://iot.eu-west-1.amazonaws.com/job-templates/reboot-1'"));
        assert!(made.contains(r#"--data-raw '{"description":"d","document":"{}"}'"#));
        assert!(call(ShellCall::Curl, "{}", &in_region()).is_err());
        assert_eq!(
            call(ShellCall::Curl, TEXT, &ConnectionSettings::default()).unwrap_err(),
            "Choose a region"
        );
    }
}
