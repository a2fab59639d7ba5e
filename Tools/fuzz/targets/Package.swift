// swift-tools-version: 6.2
import PackageDescription

// The fuzzer is a package of its own, so that nothing of it is ever part of the library or of a build of it.
// Tools/fuzz/run builds it: the sanitizers and libFuzzer come with flags that only a whole build can have.
let package = Package(
  name: "PostelFuzzing",
  dependencies: [.package(name: "Postel", path: "../../..")],
  targets: [
    .target(
      name: "CFuzzing", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata")]),
    .target(name: "TestSupport"),
    .target(
      name: "Inspecting",
      dependencies: [
        .product(name: "MIME", package: "Postel"), .product(name: "MIMECodecs", package: "Postel"),
        .product(name: "MIMECharsets", package: "Postel"),
      ],
      exclude: [
        "Inspect/InspectCommand.swift", "Inspect/DefectSelector.swift", "Output/ColorOptions.swift",
        "Output/SHA256Digest.swift",
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"), .enableExperimentalFeature("Lifetimes"),
      ]),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "CFuzzing", "Inspecting", "TestSupport",
        .product(name: "MIME", package: "Postel"),
        .product(name: "MIMECodecs", package: "Postel"),
        .product(name: "MIMECharsets", package: "Postel"),
        .product(name: "MIMELint", package: "Postel"),
        .product(name: "SMTP", package: "Postel"),
      ]),
  ]
)
