@echo off
rem Builds this system's installer: packaging\build.cmd [--type TYPE]. What it does is in Installer.java, the same for all systems.
setlocal
cd /d "%~dp0.."
if not exist "%JAVA_HOME%\bin\jpackage.exe" (
  echo packaging\build.cmd: there is no JDK 25. Install one and name its folder in JAVA_HOME. 1>&2
  exit /b 1
)
"%JAVA_HOME%\bin\java" packaging\Installer.java %*
exit /b %ERRORLEVEL%
