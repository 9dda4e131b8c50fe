//! Regions and partitions of AWS IoT Core, and the host each of them answers on.

mod known;

use std::{fmt, str::FromStr};

pub use known::{KNOWN_REGIONS, KnownRegion};

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

    /// The heading over its regions in a list.
    pub fn label(self) -> &'static str {
        match self {
            Self::Aws => "AWS",
            Self::China => "AWS China",
            Self::GovCloud => "AWS GovCloud (US)",
            Self::EuropeanSovereign => "AWS European Sovereign Cloud",
        }
    }

    /// DNS suffix: the part of a host name after the region.
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

/// Variant of a region's host name.
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

/// Text that cannot be a region's name. It is not repeated: a key may have been pasted in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("That is not a region name: use small letters, digits and hyphens, such as eu-central-1")]
pub struct MalformedRegion;

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
            Err(MalformedRegion)
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

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
                Partition::Aws,
                "iot.eu-central-1.amazonaws.com",
            ),
            (
                "us-east-1",
                FIPS,
                Partition::Aws,
                "iot-fips.us-east-1.amazonaws.com",
            ),
            ("us-east-1", DUAL, Partition::Aws, "iot.us-east-1.api.aws"),
            (
                "us-east-1",
                BOTH,
                Partition::Aws,
                "iot-fips.us-east-1.api.aws",
            ),
            (
                "cn-north-1",
                PLAIN,
                Partition::China,
                "iot.cn-north-1.amazonaws.com.cn",
            ),
            (
                "cn-north-1",
                DUAL,
                Partition::China,
                "iot.cn-north-1.api.amazonwebservices.com.cn",
            ),
            (
                "us-gov-west-1",
                FIPS,
                Partition::GovCloud,
                "iot-fips.us-gov-west-1.amazonaws.com",
            ),
            (
                "eusc-de-east-1",
                PLAIN,
                Partition::EuropeanSovereign,
                "iot.eusc-de-east-1.amazonaws.eu",
            ),
            (
                "xy-newland-7",
                PLAIN,
                Partition::Aws,
                "iot.xy-newland-7.amazonaws.com",
            ),
        ];
        for (name, variant, partition, host) in table {
            let region: Region = name.parse().unwrap();
            assert_eq!(region.partition(), partition, "{name}");
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
}
