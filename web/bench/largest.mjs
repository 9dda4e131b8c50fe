// As large as a template gets: 50 tags, 25 packages, 3 abort and 2 retry criteria, and a document of 32,000 bytes.
function list(count, item) {
  return Array.from({ length: count }, (_, index) => item(index));
}

function largestDocument() {
  const step = { action: { name: "Restart the service", input: { command: "systemctl,restart,collector" } } };
  const steps = [];
  const written = () => JSON.stringify({ version: "1.0", steps }, null, 2);
  while (written().length < 31_700) steps.push(step);
  return written().padEnd(32_000);
}

export const LARGEST = `${JSON.stringify(
  {
    jobTemplateId: "largest",
    document: largestDocument(),
    description: "Installs what the fleet needs",
    jobExecutionsRolloutConfig: {
      exponentialRate: { baseRatePerMinute: 10, incrementFactor: 1.5, rateIncreaseCriteria: { numberOfSucceededThings: 100 } },
      maximumPerMinute: 1000,
    },
    abortConfig: {
      criteriaList: ["FAILED", "REJECTED", "TIMED_OUT"].map((failureType) => ({ failureType, action: "CANCEL", thresholdPercentage: 12.5, minNumberOfExecutedThings: 20 })),
    },
    timeoutConfig: { inProgressTimeoutInMinutes: 60 },
    tags: list(50, (n) => ({ Key: `key-${n}`, Value: `the value of tag ${n}` })),
    jobExecutionsRetryConfig: { criteriaList: [{ failureType: "FAILED", numberOfRetries: 5 }, { failureType: "TIMED_OUT", numberOfRetries: 5 }] },
    destinationPackageVersions: list(25, (n) => `arn:aws:iot:eu-west-1:123456789012:package/package-${n}/version/1.0.${n}`),
  },
  null,
  2,
)}\n`;
