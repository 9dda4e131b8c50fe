//! Trust in the certificates of a bundle, in place of the system's authorities.

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{WebPkiServerVerifier, verify_server_name};
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, OtherError, RootCertStore,
    SignatureScheme,
};

/// TLS that trusts the certificates of `pem` and no others; `None` if it holds none.
pub(super) fn trusting(pem: &[u8]) -> Option<ClientConfig> {
    let verifier = Arc::new(NamedCertificates::read(pem)?);
    let provider = Arc::new(aws_lc_rs::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .ok()?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Some(config)
}

/// True if the only fault of a certificate is that it is an authority's: what many tools write for one endpoint.
pub(super) fn is_authoritys(error: &OtherError) -> bool {
    error.0.downcast_ref() == Some(&webpki::Error::CaUsedAsEndEntity)
}

/// Verifier that trusts the certificates that it names: as authorities, and each as the endpoint's own.
#[derive(Debug)]
struct NamedCertificates {
    authorities: Arc<WebPkiServerVerifier>,
    named: Vec<CertificateDer<'static>>,
}

impl NamedCertificates {
    fn read(pem: &[u8]) -> Option<Self> {
        let named: Vec<_> = CertificateDer::pem_slice_iter(pem)
            .collect::<Result<_, _>>()
            .ok()?;
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(named.iter().cloned());
        let provider = Arc::new(aws_lc_rs::default_provider());
        // Without a single authority there is none.
        let authorities = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider);
        Some(Self {
            authorities: authorities.build().ok()?,
            named,
        })
    }
}

impl ServerCertVerifier for NamedCertificates {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verified = self.authorities.verify_server_cert(
            end_entity,
            intermediates,
            server_name,
            ocsp_response,
            now,
        );
        match &verified {
            // The dates were looked at before, the name would have been after.
            Err(Error::InvalidCertificate(CertificateError::Other(error)))
                if is_authoritys(error) && self.named.contains(end_entity) =>
            {
                verify_server_name(&ParsedCertificate::try_from(end_entity)?, server_name)?;
                Ok(ServerCertVerified::assertion())
            }
            _ => verified,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.authorities
            .verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.authorities
            .verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.authorities.supported_verify_schemes()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const HERE: &[u8] = include_bytes!("../../../tests/support/tls/here.pem");
    const ELSEWHERE: &[u8] = include_bytes!("../../../tests/support/tls/elsewhere.pem");

    fn verified(
        bundle: &[u8],
        shown: &[u8],
        name: &'static str,
        year: u64,
    ) -> Result<(), CertificateError> {
        let shown = CertificateDer::from_pem_slice(shown).unwrap();
        let name = ServerName::try_from(name).unwrap();
        let now = UnixTime::since_unix_epoch(Duration::from_secs((year - 1970) * 31_557_600));
        let verifier = NamedCertificates::read(bundle).unwrap();
        match verifier.verify_server_cert(&shown, &[], &name, &[], now) {
            Ok(_) => Ok(()),
            Err(Error::InvalidCertificate(error)) => Err(error),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn an_authoritys_certificate_is_trusted_where_exactly_it_is_named_and_name_and_dates_fit() {
        let both = [ELSEWHERE, HERE].concat();
        for bundle in [HERE, &both] {
            for name in ["localhost", "127.0.0.1"] {
                verified(bundle, HERE, name, 2030).unwrap();
            }
        }
        let error = |bundle, shown, name, year| verified(bundle, shown, name, year).unwrap_err();
        for (error, expected) in [
            (error(HERE, HERE, "other.example", 2030), "NotValidForName"),
            (error(HERE, HERE, "127.0.0.2", 2030), "NotValidForName"),
            (error(HERE, HERE, "localhost", 2125), "Expired"),
            (error(HERE, HERE, "localhost", 2010), "NotValidYet"),
            (
                error(ELSEWHERE, HERE, "localhost", 2030),
                "CaUsedAsEndEntity",
            ),
        ] {
            assert!(format!("{error:?}").contains(expected), "{error:?}");
        }
    }

    #[test]
    fn a_bundle_without_certificates_is_none() {
        for bundle in [&b""[..], b"{}", b"-----BEGIN CERTIFICATE-----\nbroken"] {
            assert!(trusting(bundle).is_none());
        }
    }
}
