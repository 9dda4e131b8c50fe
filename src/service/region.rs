//! Regions and partitions of AWS IoT Core, and the host each of them answers on.

use std::{fmt, str::FromStr};

/// A separate set of regions with accounts, ARNs and host names of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Partition {
    /// The commercial regions.
    Aws,
    /// The regions in China.
    China,
    /// AWS GovCloud (US).
    GovCloud,
    /// The AWS European Sovereign Cloud.
    EuropeanSovereign,
}

impl Partition {
    /// The partition that a region's name tells by its prefix; commercial when no other claims it.
    fn of_region(name: &str) -> Self {
        if name.starts_with("cn-") {
            Self::China
        } else if name.starts_with("us-gov-") {
            Self::GovCloud
        } else if name.starts_with("eusc-") {
            Self::EuropeanSovereign
        } else {
            Self::Aws
        }
    }

    /// The partition's name in ARNs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::China => "aws-cn",
            Self::GovCloud => "aws-us-gov",
            Self::EuropeanSovereign => "aws-eusc",
        }
    }

    /// The heading over its regions in a list.
    pub fn label(self) -> &'static str {
        match self {
            Self::Aws => "AWS",
            Self::China => "AWS China",
            Self::GovCloud => "AWS GovCloud (US)",
            Self::EuropeanSovereign => "AWS European Sovereign Cloud",
        }
    }

    /// What follows the region in a host name.
    fn dns_suffix(self, dual_stack: bool) -> &'static str {
        match (self, dual_stack) {
            (Self::Aws | Self::GovCloud, false) => "amazonaws.com",
            (Self::Aws | Self::GovCloud, true) => "api.aws",
            (Self::China, false) => "amazonaws.com.cn",
            (Self::China, true) => "api.amazonwebservices.com.cn",
            (Self::EuropeanSovereign, false) => "amazonaws.eu",
            (Self::EuropeanSovereign, true) => "api.amazonwebservices.eu",
        }
    }
}

/// Which of a region's host names is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct EndpointVariant {
    /// The host whose cryptography is validated after FIPS 140.
    pub fips: bool,
    /// The host that has IPv6 addresses beside the IPv4 ones.
    pub dual_stack: bool,
}

/// A well-formed region name such as `eu-central-1`, known or not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Region(String);

/// Text that cannot be a region's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{}` is not a region name: use small letters, digits and hyphens, such as eu-central-1",
    .0.escape_debug()
)]
pub struct MalformedRegion(pub String);

impl Region {
    /// The region's name.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The partition it belongs to.
    pub fn partition(&self) -> Partition {
        Partition::of_region(&self.0)
    }

    /// The host of AWS IoT Core's control plane in this region.
    pub fn host(&self, variant: EndpointVariant) -> String {
        let service = if variant.fips { "iot-fips" } else { "iot" };
        let suffix = self.partition().dns_suffix(variant.dual_stack);
        format!("{service}.{}.{suffix}", self.0)
    }
}

impl FromStr for Region {
    type Err = MalformedRegion;

    /// Accepts one DNS label, so that a region can never smuggle another host into an address.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let name = text.trim();
        let well_formed = (1..=63).contains(&name.len())
            && name
                .bytes()
                .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            && name.bytes().any(|b| b.is_ascii_lowercase())
            && !name.starts_with('-')
            && !name.ends_with('-');
        if well_formed {
            Ok(Self(name.to_owned()))
        } else {
            Err(MalformedRegion(text.to_owned()))
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A region offered in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownRegion {
    /// Its name, such as `eu-central-1`.
    pub name: &'static str,
    /// Where it is, such as `Europe (Frankfurt)`.
    pub place: &'static str,
    /// Whether it publishes a FIPS endpoint for AWS IoT Core.
    pub has_fips: bool,
}

impl KnownRegion {
    /// The region itself.
    pub fn region(self) -> Region {
        Region(self.name.to_owned())
    }
}

const fn region(name: &'static str, place: &'static str) -> KnownRegion {
    KnownRegion {
        name,
        place,
        has_fips: false,
    }
}

const fn region_with_fips(name: &'static str, place: &'static str) -> KnownRegion {
    KnownRegion {
        name,
        place,
        has_fips: true,
    }
}

/// The regions where AWS IoT Core is known to exist, by partition and name. New ones can be typed in.
pub const KNOWN_REGIONS: &[KnownRegion] = &[
    region("ap-east-1", "Asia Pacific (Hong Kong)"),
    region("ap-northeast-1", "Asia Pacific (Tokyo)"),
    region("ap-northeast-2", "Asia Pacific (Seoul)"),
    region("ap-south-1", "Asia Pacific (Mumbai)"),
    region("ap-southeast-1", "Asia Pacific (Singapore)"),
    region("ap-southeast-2", "Asia Pacific (Sydney)"),
    region("ap-southeast-5", "Asia Pacific (Malaysia)"),
    region_with_fips("ca-central-1", "Canada (Central)"),
    region("eu-central-1", "Europe (Frankfurt)"),
    region("eu-north-1", "Europe (Stockholm)"),
    region("eu-south-1", "Europe (Milan)"),
    region("eu-south-2", "Europe (Spain)"),
    region("eu-west-1", "Europe (Ireland)"),
    region("eu-west-2", "Europe (London)"),
    region("eu-west-3", "Europe (Paris)"),
    region("il-central-1", "Israel (Tel Aviv)"),
    region("me-central-1", "Middle East (UAE)"),
    region("me-south-1", "Middle East (Bahrain)"),
    region("sa-east-1", "South America (São Paulo)"),
    region_with_fips("us-east-1", "US East (N. Virginia)"),
    region_with_fips("us-east-2", "US East (Ohio)"),
    region_with_fips("us-west-1", "US West (N. California)"),
    region_with_fips("us-west-2", "US West (Oregon)"),
    region("cn-north-1", "China (Beijing)"),
    region("cn-northwest-1", "China (Ningxia)"),
    region_with_fips("us-gov-east-1", "AWS GovCloud (US-East)"),
    region_with_fips("us-gov-west-1", "AWS GovCloud (US-West)"),
    region("eusc-de-east-1", "EU (Germany)"),
];

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: EndpointVariant = EndpointVariant {
        fips: false,
        dual_stack: false,
    };
    const FIPS: EndpointVariant = EndpointVariant {
        fips: true,
        dual_stack: false,
    };
    const DUAL: EndpointVariant = EndpointVariant {
        fips: false,
        dual_stack: true,
    };
    const BOTH: EndpointVariant = EndpointVariant {
        fips: true,
        dual_stack: true,
    };

    #[test]
    fn every_partition_has_its_own_hosts() {
        let table = [
            (
                "eu-central-1",
                PLAIN,
                "aws",
                "iot.eu-central-1.amazonaws.com",
            ),
            ("us-east-1", FIPS, "aws", "iot-fips.us-east-1.amazonaws.com"),
            ("us-east-1", DUAL, "aws", "iot.us-east-1.api.aws"),
            ("us-east-1", BOTH, "aws", "iot-fips.us-east-1.api.aws"),
            (
                "cn-north-1",
                PLAIN,
                "aws-cn",
                "iot.cn-north-1.amazonaws.com.cn",
            ),
            (
                "cn-north-1",
                DUAL,
                "aws-cn",
                "iot.cn-north-1.api.amazonwebservices.com.cn",
            ),
            (
                "us-gov-west-1",
                FIPS,
                "aws-us-gov",
                "iot-fips.us-gov-west-1.amazonaws.com",
            ),
            (
                "eusc-de-east-1",
                PLAIN,
                "aws-eusc",
                "iot.eusc-de-east-1.amazonaws.eu",
            ),
            (
                "xy-newland-7",
                PLAIN,
                "aws",
                "iot.xy-newland-7.amazonaws.com",
            ),
        ];
        for (name, variant, partition, host) in table {
            let region: Region = name.parse().unwrap();
            assert_eq!(region.partition().id(), partition, "{name}");
            assert_eq!(region.host(variant), host, "{name} {variant:?}");
        }
    }

    #[test]
    fn a_region_is_one_label_of_a_host_name() {
        for good in [
            "eu-central-1",
            " eu-central-1 ",
            "local",
            "a",
            &"a".repeat(63),
        ] {
            assert!(good.parse::<Region>().is_ok(), "{good}");
        }
        let long = "a".repeat(64);
        for bad in [
            "",
            " ",
            "EU-central-1",
            "-eu",
            "eu-",
            "1",
            "a.b",
            "a/b",
            "eu central",
            "é",
            &long,
        ] {
            assert!(bad.parse::<Region>().is_err(), "{bad}");
        }
    }

    #[test]
    fn known_regions_are_well_formed_and_listed_once() {
        for (i, known) in KNOWN_REGIONS.iter().enumerate() {
            assert_eq!(known.name.parse(), Ok(known.region()));
            assert!(
                KNOWN_REGIONS[..i]
                    .iter()
                    .all(|other| other.name != known.name),
                "{}",
                known.name
            );
        }
    }
}
