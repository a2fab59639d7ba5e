// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of this package is built with.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),  // cursors and views that borrow spans
]

/// What the C kernels are built with; `-O2` also in debug builds would need unsafe flags, so none is set.
let cSettings: [CSetting] = [.define("NDEBUG", .when(configuration: .release))]

let package = Package(
  name: "Postel",
  products: [
    .library(name: "MIME", targets: ["MIME"]),
    .library(name: "MIMECodecs", targets: ["MIMECodecs"]),
    .library(name: "MIMECharsets", targets: ["MIMECharsets"]),
    .library(name: "MIMELint", targets: ["MIMELint"]),
    .library(name: "SMTP", targets: ["SMTP"]),
    .library(name: "SMTPAuthentication", targets: ["SMTPAuthentication"]),
    .executable(name: "postel", targets: ["postel"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .target(name: "CMIMEKernels", cSettings: cSettings),
    .systemLibrary(name: "CICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "Octets", dependencies: ["CMIMEKernels"], swiftSettings: settings),
    .target(
      name: "MIMECodecs", dependencies: ["Octets", "CMIMEKernels", "CZlib"], swiftSettings: settings),
    .target(name: "MIMECharsets", dependencies: ["Octets", "CICU"], swiftSettings: settings),
    .target(
      name: "MIME", dependencies: ["Octets", "MIMECodecs", "MIMECharsets"], swiftSettings: settings),
    .target(name: "MIMELint", dependencies: ["MIME", "MIMECodecs", "MIMECharsets", "Octets"], swiftSettings: settings),
    .target(
      name: "SMTP", dependencies: ["Octets", "MIME", "MIMECodecs", "MIMECharsets"], swiftSettings: settings),
    .target(
      name: "SMTPAuthentication",
      dependencies: [
        "SMTP", "Octets", "MIMECodecs", "MIMECharsets", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "PostelCommands",
      dependencies: [
        "MIME", "MIMECodecs", "MIMECharsets", "MIMELint", "Octets", "SMTP",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .executableTarget(name: "postel", dependencies: ["PostelCommands"], swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "CMIMEKernelsTests", dependencies: ["CMIMEKernels", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "OctetsTests", dependencies: ["Octets"], swiftSettings: settings),
    .testTarget(
      name: "MIMECodecsTests", dependencies: ["MIMECodecs", "Octets", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "MIMECharsetsTests", dependencies: ["MIMECharsets", "Octets", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "MIMETests", dependencies: ["MIME", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "MIMELintTests",
      dependencies: [
        "MIMELint", "MIME", "Octets", "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "SMTPTests", dependencies: ["SMTP", "MIME", "Octets", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "SMTPAuthenticationTests", dependencies: ["SMTPAuthentication", "SMTP", "Octets"],
      swiftSettings: settings),
    .testTarget(
      name: "PostelCommandsTests",
      dependencies: ["PostelCommands", "MIME", "MIMECodecs", "MIMELint", "Octets", "TestSupport"],
      swiftSettings: settings),
  ]
)
