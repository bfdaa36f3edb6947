# Sourced by mvnw and dip: puts a JDK of the release that the build needs into JAVA_HOME, or says which to install.
DIP_JDK_RELEASE=25

dip_jdk_release() {
  [ -x "$1/bin/javac" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

dip_find_jdk() {
  path_javac=$(command -v javac 2>/dev/null || true)
  [ -z "$path_javac" ] || path_javac=$(dirname "$(dirname "$(readlink -f "$path_javac")")")
  for candidate in "${JAVA_HOME:-}" "$path_javac" \
      /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/java/* /opt/jdk*; do
    [ -n "$candidate" ] || continue
    if [ "$(dip_jdk_release "$candidate")" = "$DIP_JDK_RELEASE" ]; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "No JDK $DIP_JDK_RELEASE found (looked in JAVA_HOME, PATH and the usual places)." >&2
  echo "Install Eclipse Temurin $DIP_JDK_RELEASE (Debian/Ubuntu with Adoptium's repository: apt install temurin-$DIP_JDK_RELEASE-jdk; macOS: brew install temurin@$DIP_JDK_RELEASE) or set JAVA_HOME to one." >&2
  return 1
}

dip_find_jdk || exit 1
